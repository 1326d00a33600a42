-- Trips and income of every boat in May, the idle ones included.
SELECT boat.name,
       COUNT(trip.id)              AS trips,
       COALESCE(SUM(trip.paid), 0) AS income
FROM boat
LEFT JOIN trip ON trip.boat_id = boat.id
WHERE trip.starts >= '2026-05-01'
  AND trip.starts < '2026-06-01'
GROUP BY boat.name
ORDER BY income DESC;

-- Customers who came more than once, and when they were last here.
SELECT customer, COUNT(*) AS visits, MAX(starts) AS last_visit
FROM trip
GROUP BY customer
HAVING COUNT(*) > 1
ORDER BY last_visit DESC;
