-- The menu. Products are withdrawn, never deleted: orders refer to them.

create table category (
  id       text     primary key,
  name     text     not null,
  position smallint not null unique
);

create table product (
  id                  uuid          primary key,
  name                text          not null,
  -- what makes two names one name (ProductName.key), sorted by code points
  name_key            text          not null collate "C",
  description         text          not null,
  price               numeric(12,2) not null check (price > 0),
  currency            text          not null,
  category_id         text          not null references category,
  image_url           text,
  preparation_minutes smallint      not null check (preparation_minutes between 1 and 120),
  withdrawn           boolean       not null default false,
  version             bigint        not null
);

-- One product per name on the menu; also the order of the menu.
create unique index product_on_the_menu on product (name_key) where not withdrawn;
create index product_on_the_menu_by_category on product (category_id, name_key) where not withdrawn;

grant usage on schema catalog to "${service}";
grant select on category to "${service}";
grant select, insert, update on product to "${service}";
