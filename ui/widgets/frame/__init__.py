"""The frame round every screen: bars, keys, navigation, sign-in."""
