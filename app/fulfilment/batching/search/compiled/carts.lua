-- Orders on carts: what each cart carries and costs, and what it would cost with other orders.
--
-- A search asks for the same few carts again and again.  So each set of orders has two numbers of
-- 32 bits (Zobrist: the orders' own by exclusive or), and what it costs is remembered under them.

local ffi, bit = require("ffi"), require("bit")
local band, bxor, tobit = bit.band, bit.bxor, bit.tobit
local random = math.random

ffi.cdef("typedef struct { int32_t one, other; double cost; } remembered;")

local REMEMBERED = 2 ^ 19 -- of 16 bytes each; a newer one takes the place of an older

return function(walks, block, most_carts, cart_of_each)
  local orders, kinds, nobody = block.orders, block.kinds, walks.nobody
  local load, most = ffi.cast("const double*", block.loads), ffi.cast("const double*", block.limits)
  local begin = ffi.cast("const int32_t*", cart_of_each)
  local length, length_with, carry = walks.length, walks.length_with, walks.carry

  local size, members = ffi.new("int32_t[?]", most_carts), ffi.new("int32_t[?]", most_carts * orders)
  local cart_of, place_on = ffi.new("int32_t[?]", orders), ffi.new("int32_t[?]", orders)
  local cost, loads = ffi.new("double[?]", most_carts), ffi.new("double[?]", most_carts * kinds + 1)

  local order_one = ffi.new("int32_t[?]", orders + 1)
  local order_other = ffi.new("int32_t[?]", orders + 1)
  local cart_one = ffi.new("int32_t[?]", most_carts)
  local cart_other = ffi.new("int32_t[?]", most_carts)
  local memory = ffi.new("remembered[?]", REMEMBERED)
  for order = 0, orders - 1 do
    order_one[order] = tobit(random(0, 2 ^ 32 - 1))
    order_other[order] = tobit(random(0, 2 ^ 32 - 1))
  end

  local carts = { size = size, members = members, cart_of = cart_of, cost = cost }

  function carts.fits(cart, gone, come)
    for kind = 0, kinds - 1 do
      local carried = loads[cart * kinds + kind] + load[come * kinds + kind]
      if gone ~= nobody then carried = carried - load[gone * kinds + kind] end
      if carried > most[kind] then return false end
    end
    return true
  end

  -- What the cart would cost without one order and with another; either may be nobody.
  function carts.cost_with(cart, gone, come)
    local one = bxor(bxor(cart_one[cart], order_one[gone]), order_one[come])
    local other = bxor(bxor(cart_other[cart], order_other[gone]), order_other[come])
    local known = memory[band(one, REMEMBERED - 1)]
    if known.one == one and known.other == other then return known.cost end
    local found = length_with(cart, gone, come)
    known.one, known.other, known.cost = one, other, found
    return found
  end

  local function weigh(cart, order, sign)
    cart_one[cart] = bxor(cart_one[cart], order_one[order])
    cart_other[cart] = bxor(cart_other[cart], order_other[order])
    for kind = 0, kinds - 1 do
      local at = cart * kinds + kind
      loads[at] = loads[at] + sign * load[order * kinds + kind]
    end
  end

  local function enter(order, cart)
    members[cart * orders + size[cart]] = order
    place_on[order], cart_of[order] = size[cart], cart
    size[cart] = size[cart] + 1
    weigh(cart, order, 1)
  end

  function carts.move(order, there)
    local here = cart_of[order]
    local last = size[here] - 1
    local moved = members[here * orders + last]
    members[here * orders + place_on[order]] = moved
    place_on[moved] = place_on[order]
    size[here] = last
    weigh(here, order, -1)
    enter(order, there)
  end

  -- The cart's orders are others, where ``changed`` visits something, and so is its cost.
  function carts.settle(cart, changed, cost_now)
    carry(cart, members + cart * orders, size[cart], changed)
    cost[cart] = cost_now
  end

  for order = 0, orders - 1 do enter(order, begin[order]) end
  for order = 0, orders - 1 do
    local cart = cart_of[order]
    carry(cart, members + cart * orders, size[cart], order)
  end
  for cart = 0, most_carts - 1 do cost[cart] = size[cart] > 0 and length(cart) or 0 end
  return carts
end
