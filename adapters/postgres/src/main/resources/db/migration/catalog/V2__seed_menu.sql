-- What the restaurant offers on its first day.

insert into category (id, name, position) values
  ('snack',   'Lanches',         1),
  ('side',    'Acompanhamentos', 2),
  ('drink',   'Bebidas',         3),
  ('dessert', 'Sobremesas',      4);

insert into product
  (id, category_id, name, name_key, description, price, currency, preparation_minutes, version)
values
  ('01970000-0000-7000-8000-000000000001', 'snack', 'X-Burger', 'x-burger',
   'Pão, hambúrguer de 150 g, queijo e molho', 22.90, 'BRL', 12, 1),
  ('01970000-0000-7000-8000-000000000002', 'snack', 'X-Salada', 'x-salada',
   'X-Burger com alface, tomate e cebola', 24.90, 'BRL', 12, 1),
  ('01970000-0000-7000-8000-000000000003', 'side', 'Batata frita', 'batata frita',
   'Porção de 200 g, sequinha e salgada', 12.90, 'BRL', 8, 1),
  ('01970000-0000-7000-8000-000000000004', 'side', 'Anéis de cebola', 'aneis de cebola',
   'Dez anéis empanados', 14.90, 'BRL', 8, 1),
  ('01970000-0000-7000-8000-000000000005', 'drink', 'Suco de laranja', 'suco de laranja',
   'Espremido na hora, 400 ml', 9.50, 'BRL', 4, 1),
  ('01970000-0000-7000-8000-000000000006', 'drink', 'Guaraná', 'guarana',
   'Lata de 350 ml, gelada', 7.00, 'BRL', 1, 1),
  ('01970000-0000-7000-8000-000000000007', 'dessert', 'Pudim de leite', 'pudim de leite',
   'Com calda de caramelo', 10.90, 'BRL', 2, 1),
  ('01970000-0000-7000-8000-000000000008', 'dessert', 'Sorvete de creme', 'sorvete de creme',
   'Duas bolas com calda de chocolate', 11.90, 'BRL', 3, 1);
