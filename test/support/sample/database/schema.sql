CREATE TABLE boat (
    id             INTEGER PRIMARY KEY,
    name           TEXT    NOT NULL UNIQUE,
    seats          INTEGER NOT NULL CHECK (seats > 0),
    price_per_hour NUMERIC NOT NULL CHECK (price_per_hour >= 0)
);

CREATE TABLE trip (
    id       INTEGER   PRIMARY KEY,
    boat_id  INTEGER   NOT NULL REFERENCES boat (id),
    customer TEXT      NOT NULL,
    starts   TIMESTAMP NOT NULL,
    ends     TIMESTAMP NOT NULL,
    paid     NUMERIC   NOT NULL DEFAULT 0,
    CHECK (starts < ends)
);

CREATE INDEX trip_by_boat ON trip (boat_id, starts);
