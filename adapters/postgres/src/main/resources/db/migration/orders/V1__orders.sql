-- Orders with their lines and history, and the messages that tell of them until they are published.

create table customer_order (
  id                  uuid        primary key,
  customer_id         text        not null,
  idempotency_key     text        not null,
  placed_at           timestamptz not null,
  status              text        not null,
  payment_id          uuid,
  cancellation_reason text,
  refunded            boolean     not null default false,
  version             bigint      not null,

  constraint order_per_key unique (customer_id, idempotency_key),
  constraint payment_is_known check (status in ('PLACED', 'CANCELLED') or payment_id is not null),
  constraint reason_of_cancellation check ((status = 'CANCELLED') = (cancellation_reason is not null)),
  constraint refund_of_cancellation check (status = 'CANCELLED' or not refunded)
);

-- A page of each list is one walk along one of these.
create index order_newest_first on customer_order (placed_at desc, id desc);
create index order_of_customer_newest_first on customer_order (customer_id, placed_at desc, id desc);
create index order_in_status_newest_first on customer_order (status, placed_at desc, id desc);

create table order_line (
  order_id   uuid          not null references customer_order,
  position   smallint      not null,
  product_id uuid          not null,
  name       text          not null,
  unit_price numeric(12,2) not null check (unit_price >= 0),
  currency   text          not null,
  quantity   smallint      not null check (quantity > 0),

  primary key (order_id, position)
);

create table order_history (
  order_id    uuid        not null references customer_order,
  position    smallint    not null,
  status      text        not null,
  happened_at timestamptz not null,
  note        text,

  primary key (order_id, position)
);

-- Rows live here for milliseconds: vacuum often, so that a claim does not wade through dead ones.
create table outbox (
  id           uuid        primary key,
  sequence     bigint      not null generated always as identity,
  queue        text        not null,
  type         text        not null,
  occurred_at  timestamptz not null,
  body         text        not null,
  leased_until timestamptz not null default now()
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

create index outbox_oldest_first on outbox (sequence);

grant usage on schema orders to "${service}";
grant select, insert, update on customer_order to "${service}";
grant select, insert on order_line, order_history to "${service}";
grant select, insert, update, delete on outbox to "${service}";
