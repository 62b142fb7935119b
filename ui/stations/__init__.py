"""The wall of all stations: who lives, what is not sent, what is held; works are released here."""
