// Which conversations hold something that their reader has not seen.

/** What each player has seen, conversation by conversation. */
export function rememberSeen() {
  const players = new Map();
  return {
    /** Note what is on the screen; gives the ids of conversations with something newer. */
    unread(player, conversations, current) {
      const isNew = !players.has(player);
      if (isNew) players.set(player, new Map());
      const seen = players.get(player);
      for (const { id, latest } of conversations) {
        if (isNew || id === current) seen.set(id, latest ?? "");
      }
      const isUnread = ({ id, latest }) => latest && latest > (seen.get(id) ?? "");
      return new Set(conversations.filter(isUnread).map(({ id }) => id));
    },
  };
}
