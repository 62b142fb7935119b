"""Every sentence an operator can read; exhaustive over verdicts; translatable.

``translate`` is Qt's own, so that lupdate finds every text.
"""
