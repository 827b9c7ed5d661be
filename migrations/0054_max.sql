-- MAX is a messenger, and a way in of its own.
alter table messenger_bots drop constraint messenger_kind_is_known,
  add constraint messenger_kind_is_known check (kind in ('telegram', 'max'));
alter table requests drop constraint channel_is_known,
  add constraint channel_is_known check (channel in ('portal', 'app', 'email', 'phone', 'telegram', 'max', 'api', 'desk', 'system'));
