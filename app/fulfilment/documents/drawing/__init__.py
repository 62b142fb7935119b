"""How documents are drawn: elements on a printer's own dots, and two back-ends."""
