-- Carts on one block: what each visits, and how long its shortest walk is.
--
-- The programme is that of block_price.py (Ratliff & Rosenthal for one block); a column that a
-- cart does not visit costs nothing, and the walk reads the columns from its first to its last.
-- The heights of a column that some order visits are bits of 16-bit words, so that an aisle is
-- read in as many steps as it has stops.  There are no branches that a trace could not foresee.

local ffi, bit = require("ffi"), require("bit")
local band, bor, bxor, rshift = bit.band, bit.bor, bit.bxor, bit.rshift
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

  -- the columns that each order visits, each once
  local first_column, order_column = ffi.new("int32_t[?]", orders + 1), ffi.new("int32_t[?]", visits)
  local known = 0
  for order = 0, orders - 1 do
    first_column[order] = known
    local last = -1
    for visit = first_visit[order], first_visit[order + 1] - 1 do
      local column = column_of[place_of[visit]]
      if column ~= last then
        order_column[known] = column
        known, last = known + 1, column
      end
    end
  end
  first_column[orders] = known

  local count = ffi.new("int32_t[?]", most_carts * places)
  local words = ffi.new("uint16_t[?]", most_carts * words_of_cart)
  local used = ffi.new("uint8_t[?]", most_carts * columns)
  local low = ffi.new("double[?]", most_carts * columns)
  local high = ffi.new("double[?]", most_carts * columns)
  local gap = ffi.new("double[?]", most_carts * columns)

  local function read_column(cart, column)
    local base, at = cart * words_of_cart, cart * columns + column
    local nearest, last, widest, stops = depth, 0, 0, 0
    for word = first_word[column], first_word[column + 1] - 1 do
      local left = words[base + word]
      while left ~= 0 do
        local lowest = band(left, -left)
        left = bxor(left, lowest)
        local y = height[word * WIDTH + number_of_bit[lowest]]
        nearest, widest, last, stops = min(nearest, y), max(widest, y - last), y, 1
      end
    end
    used[at] = stops
    low[at] = stops * 2 * last
    high[at] = stops * 2 * (depth - nearest)
    gap[at] = stops * 2 * (depth - max(widest, depth - last))
  end

  local walks = { first_column = first_column, order_column = order_column }

  -- The length of the shortest walk of a cart; 0 if it visits nothing.
  function walks.length(cart)
    local at, from, to = cart * columns, 0, columns - 1
    while from <= to and used[at + from] == 0 do from = from + 1 end
    if from > to then return 0 end
    while used[at + to] == 0 do to = to - 1 end
    local u, a, b, d = through[from], low[at + from], high[at + from], gap[at + from]
    local c = NEVER
    for column = from + 1, to do
      local step = 2 * (x_mm[column] - x_mm[column - 1])
      local passing, empty = through[column], gap[at + column]
      a, b, u = min(a, c) + step, min(b, c) + step, u + step
      c, d = c + 2 * step, d + 2 * step
      local apart = min(min(a, b), d)
      u, c = min(u + empty, min(apart, c) + passing), min(c + empty, u + passing)
      d, a, b = apart + empty, a + low[at + column], b + high[at + column]
    end
    return min(min(a, b), c)
  end

  -- The order's places are visited by the cart too; ``read`` says what that means.
  function walks.add(cart, order)
    local base, word_base = cart * places, cart * words_of_cart
    for visit = first_visit[order], first_visit[order + 1] - 1 do
      local place = place_of[visit]
      count[base + place] = count[base + place] + 1
      local word = word_base + word_of[place]
      words[word] = bor(words[word], bit_of[place])
    end
  end

  -- The order's places are left out, but for what another order of the cart visits.
  function walks.take(cart, order)
    local base, word_base = cart * places, cart * words_of_cart
    for visit = first_visit[order], first_visit[order + 1] - 1 do
      local place = place_of[visit]
      local left = count[base + place] - 1
      count[base + place] = left
      if left == 0 then
        local word = word_base + word_of[place]
        words[word] = bxor(words[word], bit_of[place])
      end
    end
  end

  -- Reads anew the columns of a cart that an order visits.
  function walks.read(cart, order)
    for at = first_column[order], first_column[order + 1] - 1 do
      read_column(cart, order_column[at])
    end
  end

  for cart = 0, most_carts - 1 do
    if touched >= 0 then
      count[cart * places + touched] = 1
      words[cart * words_of_cart + word_of[touched]] = bit_of[touched]
      read_column(cart, column_of[touched])
    end
  end
  return walks
end
