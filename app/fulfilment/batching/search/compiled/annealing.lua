-- Better carts, by trying: the search of annealing.py, round by round.
--
-- An order goes to another cart, or two orders of two carts are exchanged.  The caller says how
-- much longer walks may get (the heat) and counts the rounds, so that a seed gives the same carts.

local ffi = require("ffi")
local log, random = math.log, math.random

jit.opt.start("maxtrace=8000", "maxrecord=8000", "maxmcode=16384") -- one hot loop of many paths

local NEW_CART, BY_CHANCE = 0.004, 0.15

-- The orders that visit each column: any of them is a likely partner of another of them.
local function by_column(walks, block)
  local first_column, order_column = walks.first_column, walks.order_column
  local visits = first_column[block.orders]
  local first = ffi.new("int32_t[?]", block.columns + 1)
  for at = 0, visits - 1 do
    first[order_column[at] + 1] = first[order_column[at] + 1] + 1
  end
  for column = 1, block.columns do
    first[column] = first[column] + first[column - 1]
  end
  local order_at = ffi.new("int32_t[?]", visits + 1)
  local filled = ffi.new("int32_t[?]", block.columns)
  for order = 0, block.orders - 1 do
    for at = first_column[order], first_column[order + 1] - 1 do
      local column = order_column[at]
      order_at[first[column] + filled[column]] = order
      filled[column] = filled[column] + 1
    end
  end
  return first, order_at
end

-- shared: makes the carts (carts.lua); cart_of_each: where each order is to begin with.
return function(walks, shared, block, most_carts, cart_of_each, seed)
  math.randomseed(seed)
  local carts = shared(walks, block, most_carts, cart_of_each)
  local orders, nobody = block.orders, walks.nobody
  local size, members, cart_of, cost = carts.size, carts.members, carts.cart_of, carts.cost
  local fits, cost_with, move, settle = carts.fits, carts.cost_with, carts.move, carts.settle
  local first_column, order_column = walks.first_column, walks.order_column
  local first_of_column, of_column = by_column(walks, block)
  local best_cart_of = ffi.new("int32_t[?]", orders)
  local total, shortest = 0, 0

  local function remember_best()
    shortest = total
    ffi.copy(best_cart_of, cart_of, orders * 4)
  end

  local function shift(order, here, there, allowed)
    local before = cost[here] + cost[there]
    local less = size[here] > 1 and cost_with(here, order, nobody) or 0
    if less + cost[there] - before > allowed then return end -- more orders never cost less
    local more = cost_with(there, nobody, order)
    local longer = less + more - before
    if longer > allowed then return end
    move(order, there)
    settle(here, order, less)
    settle(there, order, more)
    total = total + longer
    if total < shortest then remember_best() end
  end

  local function exchange(order, other, here, there, allowed)
    local cost_here = cost_with(here, order, other)
    local cost_there = cost_with(there, other, order)
    local longer = cost_here + cost_there - cost[here] - cost[there]
    if longer > allowed then return end
    move(order, there)
    move(other, here)
    settle(here, order, cost_here)
    settle(here, other, cost_here)
    settle(there, order, cost_there)
    settle(there, other, cost_there)
    total = total + longer
    if total < shortest then remember_best() end
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
    if random() < 0.5 and fits(there, nobody, order) then
      return shift(order, here, there, allowed)
    end
    local other = partner(order, here, there)
    if other >= 0 then return exchange(order, other, here, there, allowed) end
  end

  for cart = 0, most_carts - 1 do total = total + cost[cart] end
  remember_best()

  local search = { block = block, carts = cart_of_each } -- held, for what points into their bytes

  -- Tries so many changes.
  function search.rounds(number, heat)
    for _ = 1, number do try(-heat * log(1 - random())) end
  end

  -- The length of all walks of the best carts so far, and the cart of each order.
  function search.best() return shortest, ffi.string(best_cart_of, orders * 4) end

  return search
end
