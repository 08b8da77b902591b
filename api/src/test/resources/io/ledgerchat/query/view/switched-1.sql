create table switched_one (word text not null);
create table switched_two (word text not null);
