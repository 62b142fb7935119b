"""What hangs and sticks on the floor: the control card, the labels of totes and carts, signs."""
