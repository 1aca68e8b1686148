"""Who is spoken of: mentions, names, titles, bodies, pronouns, each resolved to an actor."""
