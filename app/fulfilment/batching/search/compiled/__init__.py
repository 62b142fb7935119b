"""The search for carts on one block in LuaJIT: the same search and prices, many times as fast."""
