-- A resumed request is told as returned from now on, no longer as answered: whoever chose how he hears of the one hears so of the other.
insert into notice_choices (person_id, kind, way, wanted)
  select person_id, 'returned', way, wanted from notice_choices where kind = 'answered'
  on conflict do nothing;
