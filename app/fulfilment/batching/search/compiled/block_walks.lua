-- Carts on one block: what each visits, and how long its shortest walk is.
--
-- The programme is that of block_price.py (Ratliff & Rosenthal for one block); a column that a
-- cart does not visit costs nothing, and the walk reads the columns from its first to its last.
-- The heights of a column that some order visits are bits of 16-bit words, so that an aisle is
-- read in as many steps as it has stops.  Of each cart two sets of words are kept, what is visited
-- at all and what more than once: so a cart is priced with other orders, and nothing is changed.

local ffi, bit = require("ffi"), require("bit")
local band, bor, bxor, bnot, rshift = bit.band, bit.bor, bit.bxor, bit.bnot, bit.rshift
local min, max = math.min, math.max

local NEVER = 1e15
local WIDTH = 16

local number_of_bit = ffi.new("int8_t[65536]") -- only powers of two are ever read
for number = 0, WIDTH - 1 do number_of_bit[2 ^ number] = number end

local function whole(bytes) return ffi.cast("const int32_t*", bytes) end
local function real(bytes) return ffi.cast("const double*", bytes) end

-- block: numbers and packed arrays as flat_numbers.py makes them; most_carts: empty ones too.
return function(block, most_carts)
  local columns, places, orders = block.columns, block.places, block.orders
  local depth, touched = block.depth, block.touched
  local x_mm, through = real(block.x_mm), real(block.through)
  local first_place, y_mm = whole(block.first_place), real(block.y_mm)
  local first_visit, place_of = whole(block.first_visit), whole(block.place_of)
  local visits = first_visit[orders]

  -- where each place is in the words, and back
  local word_of, bit_of = ffi.new("int32_t[?]", places), ffi.new("int32_t[?]", places)
  local column_of = ffi.new("int32_t[?]", places)
  local first_word, words_of_cart = ffi.new("int32_t[?]", columns + 1), 0
  for column = 0, columns - 1 do
    first_word[column] = words_of_cart
    for place = first_place[column], first_place[column + 1] - 1 do
      local at = place - first_place[column]
      column_of[place] = column
      word_of[place] = words_of_cart + rshift(at, 4)
      bit_of[place] = 2 ^ (at % WIDTH)
    end
    local held = first_place[column + 1] - first_place[column]
    words_of_cart = words_of_cart + math.ceil(held / WIDTH)
  end
  first_word[columns] = words_of_cart
  local height = ffi.new("double[?]", words_of_cart * WIDTH)
  for place = 0, places - 1 do
    height[word_of[place] * WIDTH + number_of_bit[bit_of[place]]] = y_mm[place]
  end

  -- what each order visits, and in which columns, each once; order ``nobody`` visits nothing
  local nobody, width = orders, words_of_cart
  local first_column = ffi.new("int32_t[?]", orders + 2)
  local order_column = ffi.new("int32_t[?]", visits + 1)
  local words_of = ffi.new("uint16_t[?]", (orders + 1) * width)
  local known = 0
  for order = 0, orders - 1 do
    first_column[order] = known
    local last = -1
    for visit = first_visit[order], first_visit[order + 1] - 1 do
      local place = place_of[visit]
      local column, word = column_of[place], order * width + word_of[place]
      words_of[word] = bor(words_of[word], bit_of[place])
      if column ~= last then
        order_column[known] = column
        known, last = known + 1, column
      end
    end
  end
  first_column[nobody], first_column[nobody + 1] = known, known

  local once = ffi.new("uint16_t[?]", most_carts * width)
  local twice = ffi.new("uint16_t[?]", most_carts * width)
  -- of each column of a cart: whether it is visited, and what that costs from below, from above
  -- and from both ends; behind the last cart one that is only thought of
  local USED, LOW, HIGH, GAP, KINDS = 0, 1, 2, 3, 4
  local row = columns * KINDS
  local costs = ffi.new("double[?]", (most_carts + 1) * row)
  local thought = most_carts * row
  local read_in, times = ffi.new("double[?]", columns), 0

  -- Reads a column of a cart without one order and with another.
  local function read_column(at, column, cart, gone, come)
    local nearest, last, widest, stops = depth, 0, 0, 0
    cart, gone, come = cart * width, gone * width, come * width
    for word = first_word[column], first_word[column + 1] - 1 do
      local alone = band(words_of[gone + word], bnot(twice[cart + word]))
      local left = bor(band(once[cart + word], bnot(alone)), words_of[come + word])
      while left ~= 0 do
        local lowest = band(left, -left)
        left = bxor(left, lowest)
        local y = height[word * WIDTH + number_of_bit[lowest]]
        nearest, widest, last, stops = min(nearest, y), max(widest, y - last), y, 1
      end
    end
    at = at + column * KINDS
    costs[at + USED] = stops
    costs[at + LOW] = stops * 2 * last
    costs[at + HIGH] = stops * 2 * (depth - nearest)
    costs[at + GAP] = stops * 2 * (depth - max(widest, depth - last))
  end

  local function walked(row_at)
    local from, to = 0, columns - 1
    while from <= to and costs[row_at + from * KINDS] == 0 do from = from + 1 end
    if from > to then return 0 end
    while costs[row_at + to * KINDS] == 0 do to = to - 1 end
    local at = row_at + from * KINDS
    local u, a, b, d = through[from], costs[at + LOW], costs[at + HIGH], costs[at + GAP]
    local c = NEVER
    for column = from + 1, to do
      at = at + KINDS
      local step = 2 * (x_mm[column] - x_mm[column - 1])
      local passing, empty = through[column], costs[at + GAP]
      a, b, u = min(a, c) + step, min(b, c) + step, u + step
      c, d = c + 2 * step, d + 2 * step
      local apart = min(min(a, b), d)
      u, c = min(u + empty, min(apart, c) + passing), min(c + empty, u + passing)
      d, a, b = apart + empty, a + costs[at + LOW], b + costs[at + HIGH]
    end
    return min(min(a, b), c)
  end

  local walks = { first_column = first_column, order_column = order_column, nobody = nobody }

  -- The length of the shortest walk of a cart; 0 if it visits nothing.
  function walks.length(cart) return walked(cart * row) end

  -- How long it would be without one order and with another; either may be nobody.
  function walks.length_with(cart, gone, come)
    ffi.copy(costs + thought, costs + cart * row, row * 8)
    times = times + 1
    for at = first_column[gone], first_column[gone + 1] - 1 do
      local column = order_column[at]
      read_in[column] = times
      read_column(thought, column, cart, gone, come)
    end
    for at = first_column[come], first_column[come + 1] - 1 do
      local column = order_column[at]
      if read_in[column] ~= times then read_column(thought, column, cart, gone, come) end
    end
    return walked(thought)
  end

  -- A cart carries so many orders from ``members`` on; new is what it visits with ``changed``.
  function walks.carry(cart, members, number, changed)
    local base = cart * width
    for at = first_column[changed], first_column[changed + 1] - 1 do
      local column = order_column[at]
      for word = first_word[column], first_word[column + 1] - 1 do
        local always = 0
        if touched >= 0 and word_of[touched] == word then always = bit_of[touched] end
        local some, more = always, always
        for member = 0, number - 1 do
          local mine = words_of[members[member] * width + word]
          some, more = bor(some, mine), bor(more, band(some, mine))
        end
        once[base + word], twice[base + word] = some, more
      end
      read_column(cart * row, column, cart, nobody, nobody)
    end
  end

  for cart = 0, most_carts - 1 do
    if touched >= 0 then
      local word = cart * width + word_of[touched]
      once[word], twice[word] = bit_of[touched], bit_of[touched]
      read_column(cart * row, column_of[touched], cart, nobody, nobody)
    end
  end
  return walks
end
