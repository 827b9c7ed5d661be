-- Words of requests are taken as a person types them in the search box: runs of letters and digits. The parser alone keeps
-- «12.03.2026», «SN-00123» and «ivan@example.com» as one word each, and nobody finds a part of them.
create function request_words(text) returns tsvector language sql immutable parallel safe as $$
  select to_tsvector('russian', translate($1, 'ёЁ' || '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~‐‑–—−', 'ее' || repeat(' ', 37)))
$$;

-- A vector ends at 1 MB. A conversation does not: what has no room any more is kept and shown, and found by other words.
create function with_words(kept tsvector, added text) returns tsvector language plpgsql immutable as $$
declare
  rest text := added;
  piece text;
begin
  return kept || request_words(coalesce(added, ''));
exception when program_limit_exceeded then
  while rest <> '' loop
    piece := coalesce(substring(left(rest, 4000) from '^.*\s'), left(rest, 4000));
    begin
      kept := kept || request_words(piece);
    exception when program_limit_exceeded then
      return kept;
    end;
    rest := substr(rest, length(piece) + 1);
  end loop;
  return kept;
end
$$;

-- All words of a request that a reader of `visibility` may find it by, what letters quoted and signed included.
create function words_of_request(request bigint, visibility text) returns tsvector language plpgsql stable as $$
declare
  words tsvector := '';
  said record;
begin
  if visibility = 'public' then
    select setweight(request_words(r.subject), 'A') into words from requests r where r.number = request;
  end if;
  for said in select m.text, m.quoted from messages m
      where m.request_number = request and m.visibility = words_of_request.visibility order by m.id loop
    words := with_words(with_words(words, said.text), said.quoted);
  end loop;
  return words;
end
$$;

update request_search set public_words = words_of_request(request_number, 'public'),
  internal_words = words_of_request(request_number, 'internal');
