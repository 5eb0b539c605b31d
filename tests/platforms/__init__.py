"""What each chat platform shows and says, against its judges and its emulation."""
