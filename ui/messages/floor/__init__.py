"""What the floor screens say: the next step, reasons, questions, papers, the dock, devices."""
