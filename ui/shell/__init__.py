"""The window, sign-in, navigation, status bar and the scan bus."""
