create table switched_one (letters integer not null);
create table switched_two (word text not null);
