-- Better carts, by trying: the search of annealing.py, round by round.
--
-- An order goes to another cart, or two orders of two carts are exchanged.  The caller says how
-- much longer walks may get (the heat) and counts the rounds, so that a seed gives the same carts.

local ffi = require("ffi")
local log, random = math.log, math.random

jit.opt.start("maxtrace=8000", "maxrecord=8000", "maxmcode=16384") -- one hot loop of many paths

local NEW_CART, BY_CHANCE = 0.004, 0.15

return function(walks, block, most_carts, carts, seed)
  local orders, kinds = block.orders, block.kinds
  local load, most = ffi.cast("const double*", block.loads), ffi.cast("const double*", block.limits)
  local begin = ffi.cast("const int32_t*", carts)
  local add, take, read, length = walks.add, walks.take, walks.read, walks.length
  local first_column, order_column = walks.first_column, walks.order_column

  local size, members = ffi.new("int32_t[?]", most_carts), ffi.new("int32_t[?]", most_carts * orders)
  local cart_of, place_on = ffi.new("int32_t[?]", orders), ffi.new("int32_t[?]", orders)
  local best_cart_of = ffi.new("int32_t[?]", orders)
  local cost, loads = ffi.new("double[?]", most_carts), ffi.new("double[?]", most_carts * kinds + 1)
  local total, shortest = 0, 0

  -- the orders that visit each column: any of them is a likely partner of another of them
  local first_of_column, of_column = ffi.new("int32_t[?]", block.columns + 1), nil
  do
    local visits = first_column[orders]
    for at = 0, visits - 1 do
      first_of_column[order_column[at] + 1] = first_of_column[order_column[at] + 1] + 1
    end
    for column = 1, block.columns do
      first_of_column[column] = first_of_column[column] + first_of_column[column - 1]
    end
    of_column = ffi.new("int32_t[?]", visits + 1)
    local filled = ffi.new("int32_t[?]", block.columns)
    for order = 0, orders - 1 do
      for at = first_column[order], first_column[order + 1] - 1 do
        local column = order_column[at]
        of_column[first_of_column[column] + filled[column]] = order
        filled[column] = filled[column] + 1
      end
    end
  end

  local function fits(cart, leaving, coming)
    for kind = 0, kinds - 1 do
      local carried = loads[cart * kinds + kind] + load[coming * kinds + kind]
      if leaving >= 0 then carried = carried - load[leaving * kinds + kind] end
      if carried > most[kind] then return false end
    end
    return true
  end

  local function leave(order)
    local cart = cart_of[order]
    local last = size[cart] - 1
    local moved = members[cart * orders + last]
    members[cart * orders + place_on[order]] = moved
    place_on[moved] = place_on[order]
    size[cart] = last
    for kind = 0, kinds - 1 do
      loads[cart * kinds + kind] = loads[cart * kinds + kind] - load[order * kinds + kind]
    end
  end

  local function enter(order, cart)
    members[cart * orders + size[cart]] = order
    place_on[order], cart_of[order] = size[cart], cart
    size[cart] = size[cart] + 1
    for kind = 0, kinds - 1 do
      loads[cart * kinds + kind] = loads[cart * kinds + kind] + load[order * kinds + kind]
    end
  end

  local function settle(one, other, cost_one, cost_other)
    total = total + cost_one + cost_other - cost[one] - cost[other]
    cost[one], cost[other] = cost_one, cost_other
    if total < shortest then
      shortest = total
      ffi.copy(best_cart_of, cart_of, orders * 4)
    end
  end

  local function shift(order, here, there, allowed)
    take(here, order)
    read(here, order)
    local less = size[here] > 1 and length(here) or 0
    add(there, order)
    read(there, order)
    local more = length(there)
    if less + more - cost[here] - cost[there] <= allowed then
      leave(order)
      enter(order, there)
      return settle(here, there, less, more)
    end
    take(there, order)
    read(there, order)
    add(here, order)
    read(here, order)
  end

  local function replace(cart, gone, come)
    take(cart, gone)
    add(cart, come)
    read(cart, gone)
    read(cart, come)
  end

  local function exchange(order, other, here, there, allowed)
    replace(here, order, other)
    local cost_here = length(here)
    replace(there, other, order)
    local cost_there = length(there)
    if cost_here + cost_there - cost[here] - cost[there] <= allowed then
      leave(order)
      leave(other)
      enter(order, there)
      enter(other, here)
      return settle(here, there, cost_here, cost_there)
    end
    replace(there, order, other)
    replace(here, other, order)
  end

  local function empty_cart()
    for cart = 0, most_carts - 1 do
      if size[cart] == 0 then return cart end
    end
    return -1
  end

  -- An order of a cart that can be exchanged for ``order``, the first that fits from any on.
  local function partner(order, here, there)
    local at = random(0, size[there] - 1)
    for _ = 1, size[there] do
      local other = members[there * orders + at]
      if fits(there, other, order) and fits(here, order, other) then return other end
      at = at + 1
      if at == size[there] then at = 0 end
    end
    return -1
  end

  local function likely_cart(order)
    local columns = first_column[order + 1] - first_column[order]
    if columns == 0 then return cart_of[order] end
    local column = order_column[first_column[order] + random(0, columns - 1)]
    local from = first_of_column[column]
    return cart_of[of_column[random(from, first_of_column[column + 1] - 1)]]
  end

  local function try(allowed)
    local order, lot = random(0, orders - 1), random()
    local here, there = cart_of[order], -1
    if lot < NEW_CART then
      there = empty_cart()
      if there >= 0 then shift(order, here, there, allowed) end
      return
    elseif lot < BY_CHANCE then
      there = cart_of[random(0, orders - 1)]
    else
      there = likely_cart(order)
    end
    if here == there then return end
    if random() < 0.5 and fits(there, -1, order) then
      return shift(order, here, there, allowed)
    end
    local other = partner(order, here, there)
    if other >= 0 then return exchange(order, other, here, there, allowed) end
  end

  math.randomseed(seed)
  for order = 0, orders - 1 do
    enter(order, begin[order])
    add(begin[order], order)
    read(begin[order], order)
  end
  for cart = 0, most_carts - 1 do
    cost[cart] = size[cart] > 0 and length(cart) or 0
    total = total + cost[cart]
  end
  shortest = total
  ffi.copy(best_cart_of, cart_of, orders * 4)

  local search = { block = block, carts = carts } -- held, for what points into their bytes

  -- Tries so many changes.
  function search.rounds(number, heat)
    for _ = 1, number do try(-heat * log(1 - random())) end
  end

  -- The length of all walks of the best carts so far, and the cart of each order.
  function search.best() return shortest, ffi.string(best_cart_of, orders * 4) end

  return search
end
