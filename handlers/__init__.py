"""The features, one file each."""
