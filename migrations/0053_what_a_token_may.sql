-- What a program may do with a token: tokens that are there may go on doing what their person may.
alter table api_tokens add column scopes text[] not null default '{read,write,administration}';
alter table api_tokens add constraint token_scope_is_known check (scopes <@ '{read,write,administration}' and 'read' = any(scopes));
