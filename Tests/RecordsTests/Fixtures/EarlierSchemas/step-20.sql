-- The demo's books as the program kept them at step 20 of the schema; some letters, cut short, some
-- reminders and some jobs of all there were.
CREATE TABLE schema_migrations (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL);
CREATE TABLE networks (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, language TEXT NOT NULL, timezone TEXT NOT NULL,
    mailbox TEXT NOT NULL, county TEXT NOT NULL);
CREATE TABLE organisations (
    network TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL,
    aliases TEXT NOT NULL, kind TEXT NOT NULL, ended TEXT,
    PRIMARY KEY (network, id));
CREATE TABLE roles (
    network TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL, names TEXT NOT NULL,
    holders TEXT NOT NULL, ended TEXT,
    PRIMARY KEY (network, id));
CREATE TABLE people (
    network TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL,
    email TEXT NOT NULL, language TEXT NOT NULL, aliases TEXT NOT NULL, ended TEXT,
    PRIMARY KEY (network, id));
CREATE TABLE forums (
    network TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, subtitle TEXT,
    aliases TEXT NOT NULL, reports_to TEXT, rules TEXT NOT NULL, case_numbers INTEGER NOT NULL,
    cadence TEXT, meeting_place TEXT NOT NULL, invitations TEXT NOT NULL, standing TEXT NOT NULL,
    ended TEXT, is_public INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (network, id));
CREATE TABLE appointments (
    network TEXT NOT NULL, forum TEXT NOT NULL, role TEXT NOT NULL, organisation TEXT NOT NULL,
    person TEXT NOT NULL, from_date TEXT NOT NULL, place INTEGER NOT NULL, until_date TEXT,
    rights TEXT NOT NULL, contact INTEGER NOT NULL,
    PRIMARY KEY (network, forum, role, organisation, person, from_date));
CREATE TABLE meetings (
    network TEXT NOT NULL, id TEXT NOT NULL, forum TEXT NOT NULL, planned TEXT NOT NULL,
    date TEXT NOT NULL, start_time TEXT NOT NULL, end_time TEXT NOT NULL, place TEXT NOT NULL,
    stage TEXT NOT NULL, uid TEXT NOT NULL, sequence INTEGER NOT NULL, stamp BIGINT NOT NULL,
    moves TEXT NOT NULL, called BIGINT, agenda_sent BIGINT, cancellation TEXT,
    PRIMARY KEY (network, id));
CREATE TABLE invitations (
    number INTEGER PRIMARY KEY AUTOINCREMENT, network TEXT NOT NULL, meeting TEXT NOT NULL, person TEXT NOT NULL,
    uid TEXT NOT NULL, seat TEXT NOT NULL, presents TEXT, token TEXT NOT NULL,
    sequence INTEGER NOT NULL, stamp BIGINT NOT NULL, answer TEXT NOT NULL, answered BIGINT,
    answer_way TEXT, answer_comment TEXT, sent BIGINT NOT NULL, withdrawn BIGINT, asked INTEGER NOT NULL DEFAULT 0, answer_sequence INTEGER, answer_stamp BIGINT, answer_delegate TEXT, deputy_for TEXT, guest INTEGER NOT NULL DEFAULT 0,
    UNIQUE (network, meeting, person, uid), UNIQUE (network, token));
CREATE TABLE cases (
    network TEXT NOT NULL, id TEXT NOT NULL, forum TEXT NOT NULL, title TEXT NOT NULL,
    kind TEXT NOT NULL, presenter TEXT, minutes INTEGER, number INTEGER, year INTEGER, meeting TEXT,
    state TEXT NOT NULL, added BIGINT NOT NULL, exempt TEXT,
    PRIMARY KEY (network, id));
CREATE TABLE case_numbers (
    network TEXT NOT NULL, forum TEXT NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (network, forum, year, number));
CREATE TABLE agendas (
    network TEXT NOT NULL, meeting TEXT NOT NULL, drafted TEXT NOT NULL, saved TEXT,
    sent TEXT NOT NULL, version INTEGER NOT NULL, cleared TEXT,
    PRIMARY KEY (network, meeting));
CREATE TABLE presentations (
    network TEXT NOT NULL, forum TEXT NOT NULL, organisation TEXT NOT NULL, date TEXT NOT NULL,
    PRIMARY KEY (network, forum, organisation, date));
CREATE TABLE contributions (
    number INTEGER PRIMARY KEY AUTOINCREMENT, network TEXT NOT NULL, forum TEXT NOT NULL, date TEXT NOT NULL,
    sender TEXT NOT NULL, organisation TEXT, heading TEXT, text TEXT NOT NULL);
CREATE TABLE minutes (
    network TEXT NOT NULL, meeting TEXT NOT NULL, forum TEXT NOT NULL, date TEXT NOT NULL,
    title TEXT NOT NULL, text TEXT NOT NULL, digest TEXT NOT NULL, status TEXT NOT NULL,
    imported BIGINT NOT NULL, approval TEXT, version INTEGER NOT NULL, decisions TEXT NOT NULL,
    PRIMARY KEY (network, meeting));
CREATE TABLE items (
    network TEXT NOT NULL, forum TEXT NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL,
    state TEXT NOT NULL, owners TEXT NOT NULL, shares TEXT NOT NULL, due TEXT NOT NULL, agenda TEXT,
    repeats TEXT, depends_on TEXT, note TEXT, meeting TEXT NOT NULL, meeting_date TEXT NOT NULL,
    case_title TEXT NOT NULL, created TEXT NOT NULL, extension_asked TEXT, history TEXT NOT NULL, disputed_by TEXT NOT NULL DEFAULT '[]', closed BIGINT NOT NULL DEFAULT 253402300799000,
    PRIMARY KEY (network, forum, number));
CREATE TABLE reminders (
    network TEXT NOT NULL, forum TEXT NOT NULL, number INTEGER NOT NULL, person TEXT NOT NULL,
    step_days INTEGER NOT NULL, due TEXT NOT NULL, on_date TEXT NOT NULL,
    PRIMARY KEY (network, forum, number, person, step_days, due, on_date));
CREATE TABLE outbox (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, network TEXT NOT NULL, kind TEXT NOT NULL,
    dedupe_key TEXT NOT NULL, meeting TEXT, person TEXT, recipient TEXT NOT NULL,
    return_address TEXT NOT NULL, subject TEXT NOT NULL, message_id TEXT NOT NULL UNIQUE,
    body BLOB NOT NULL, state TEXT NOT NULL, not_before BIGINT NOT NULL, expires BIGINT,
    created BIGINT NOT NULL, attempts INTEGER NOT NULL, token INTEGER NOT NULL, owner TEXT,
    lease_until BIGINT, dot_at BIGINT, done BIGINT, reply_code INTEGER, reply_text TEXT, resends INTEGER NOT NULL DEFAULT 0, reported INTEGER NOT NULL DEFAULT 0, holder TEXT CHECK (LENGTH(body) > 0 OR owner IS NULL), becomes TEXT, outcome TEXT, ended BIGINT, retry_at BIGINT,
    UNIQUE (network, dedupe_key));
CREATE TABLE attempts (
    letter TEXT NOT NULL REFERENCES outbox (id), token INTEGER NOT NULL, outcome TEXT NOT NULL,
    code INTEGER, text TEXT NOT NULL, at BIGINT NOT NULL,
    PRIMARY KEY (letter, token));
CREATE TABLE jobs (
    network TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL, meeting TEXT, due BIGINT NOT NULL,
    state TEXT NOT NULL, attempts INTEGER NOT NULL, done BIGINT,
    PRIMARY KEY (network, key));
CREATE TABLE inbox (
    network TEXT NOT NULL, number INTEGER NOT NULL, digest TEXT NOT NULL, body_digest TEXT NOT NULL,
    message_id TEXT, sender TEXT, subject TEXT NOT NULL, raw BLOB NOT NULL,
    arrived BIGINT NOT NULL, state TEXT NOT NULL, filing TEXT, tries INTEGER NOT NULL,
    settled BIGINT, settled_by TEXT,
    PRIMARY KEY (network, number), UNIQUE (network, digest));
CREATE TABLE inbox_sources (
    network TEXT NOT NULL, mailbox TEXT NOT NULL, uid_validity BIGINT NOT NULL, uid BIGINT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (network, mailbox, uid_validity, uid));
CREATE TABLE address_aliases (
    network TEXT NOT NULL, address TEXT NOT NULL, person TEXT NOT NULL, since BIGINT NOT NULL,
    PRIMARY KEY (network, address));
CREATE TABLE undeliverable (
    network TEXT NOT NULL, address TEXT NOT NULL, status TEXT, reason TEXT NOT NULL, letter TEXT,
    since BIGINT NOT NULL,
    PRIMARY KEY (network, address));
CREATE TABLE outbox_closed (id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), since BIGINT NOT NULL);
CREATE TABLE links (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, network TEXT NOT NULL, purpose TEXT NOT NULL,
    meeting TEXT, uid TEXT, forum TEXT, item INTEGER, person TEXT NOT NULL,
    letter TEXT NOT NULL REFERENCES outbox (id), hash TEXT NOT NULL UNIQUE, chance TEXT,
    issued BIGINT NOT NULL, expires BIGINT NOT NULL, revoked BIGINT, uses INTEGER NOT NULL,
    last_used BIGINT);
CREATE TABLE changes (network TEXT NOT NULL PRIMARY KEY, number BIGINT NOT NULL);
CREATE TABLE sign_in_codes (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, address TEXT NOT NULL,
    browser TEXT NOT NULL, letter TEXT REFERENCES outbox (id), chance TEXT, asked BIGINT NOT NULL,
    expires BIGINT NOT NULL, tries INTEGER NOT NULL, used BIGINT);
CREATE TABLE sessions (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, former_hash TEXT, address TEXT NOT NULL,
    created BIGINT NOT NULL, last_seen BIGINT NOT NULL, rotated BIGINT NOT NULL, expires BIGINT NOT NULL,
    device TEXT NOT NULL);
CREATE TABLE api_tokens (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL, network TEXT NOT NULL,
    scopes TEXT NOT NULL, person TEXT NOT NULL, created BIGINT NOT NULL, last_used BIGINT,
    expires BIGINT NOT NULL, revoked BIGINT);
CREATE TABLE rate_limits (
    key TEXT NOT NULL, window_start BIGINT NOT NULL, uses INTEGER NOT NULL, window_end BIGINT NOT NULL,
    PRIMARY KEY (key, window_start));
CREATE TABLE minutes_versions (
    network TEXT NOT NULL, meeting TEXT NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL,
    text TEXT NOT NULL, author TEXT NOT NULL, saved BIGINT NOT NULL, basis INTEGER,
    PRIMARY KEY (network, meeting, number));
CREATE TABLE attachment_bytes (
    network TEXT NOT NULL, digest TEXT NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (network, digest));
CREATE TABLE attachments (
    network TEXT NOT NULL, id TEXT NOT NULL, meeting TEXT NOT NULL, agenda_case TEXT, title TEXT,
    name TEXT NOT NULL, kind TEXT NOT NULL, size INTEGER NOT NULL, digest TEXT NOT NULL, exempt TEXT,
    author TEXT NOT NULL, added BIGINT NOT NULL, removed TEXT,
    PRIMARY KEY (network, id));
CREATE TABLE agenda_versions (
    network TEXT NOT NULL, meeting TEXT NOT NULL, number INTEGER NOT NULL, at BIGINT NOT NULL,
    made_by TEXT, change TEXT NOT NULL, title TEXT, text TEXT NOT NULL, lines TEXT NOT NULL,
    PRIMARY KEY (network, meeting, number));
CREATE TABLE consultations (
    number INTEGER PRIMARY KEY AUTOINCREMENT, network TEXT NOT NULL, forum TEXT NOT NULL, case_id TEXT NOT NULL,
    party_kind TEXT NOT NULL, party TEXT NOT NULL, asked BIGINT NOT NULL, answered BIGINT, answer TEXT,
    noted_by TEXT,
    UNIQUE (network, case_id, party_kind, party));
CREATE TABLE sittings (
    network TEXT NOT NULL, meeting TEXT NOT NULL, state TEXT NOT NULL,
    PRIMARY KEY (network, meeting));
CREATE TABLE feeds (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, network TEXT NOT NULL, kind TEXT NOT NULL,
    subject TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, created BIGINT NOT NULL, created_by TEXT NOT NULL,
    revoked BIGINT);
CREATE TABLE search_documents (
    number INTEGER PRIMARY KEY AUTOINCREMENT, network TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
    audience INTEGER NOT NULL, forum TEXT NOT NULL, meeting TEXT, date TEXT NOT NULL,
    title TEXT NOT NULL, body TEXT NOT NULL, keywords TEXT NOT NULL,
    UNIQUE (network, kind, id, audience));
CREATE TABLE search_words (
    document BIGINT NOT NULL, word TEXT NOT NULL, network TEXT NOT NULL, weight INTEGER NOT NULL,
    PRIMARY KEY (document, word));
CREATE TABLE search_vocabulary (
    network TEXT NOT NULL, word TEXT NOT NULL, head TEXT NOT NULL, initial TEXT NOT NULL,
    PRIMARY KEY (network, word));
CREATE TABLE search_state (network TEXT PRIMARY KEY, version INTEGER NOT NULL);
CREATE TABLE installation (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE item_parties (
    network TEXT NOT NULL, parties TEXT NOT NULL, forum TEXT NOT NULL, owners TEXT NOT NULL,
    shares TEXT NOT NULL, PRIMARY KEY (network, parties));
CREATE TABLE item_standings (
    network TEXT NOT NULL, forum TEXT NOT NULL, number INTEGER NOT NULL, place INTEGER NOT NULL,
    parties TEXT NOT NULL, state TEXT NOT NULL, unsettled INTEGER NOT NULL, begins TEXT NOT NULL,
    ends TEXT NOT NULL, due TEXT NOT NULL, PRIMARY KEY (network, forum, number, place));
CREATE TABLE item_standings_state (network TEXT PRIMARY KEY, version INTEGER NOT NULL, served BIGINT);
CREATE TABLE letter_bytes (letter INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE INDEX meetings_by_forum ON meetings (network, forum, date);
CREATE INDEX cases_by_forum ON cases (network, forum, added);
CREATE INDEX contributions_by_forum ON contributions (network, forum, date);
CREATE INDEX minutes_by_forum ON minutes (network, forum, date);
CREATE INDEX reminders_by_date ON reminders (network, on_date);
CREATE INDEX outbox_by_state ON outbox (state, not_before, number);
CREATE INDEX jobs_by_due ON jobs (network, state, due);
CREATE INDEX jobs_by_meeting ON jobs (network, meeting);
CREATE INDEX inbox_by_state ON inbox (network, state, number);
CREATE INDEX inbox_by_message ON inbox (network, message_id);
CREATE INDEX invitations_by_uid ON invitations (network, uid);
CREATE INDEX outbox_by_person ON outbox (network, person, created);
CREATE INDEX links_by_letter ON links (letter, number);
CREATE INDEX links_by_person ON links (network, person, number);
CREATE INDEX sign_in_codes_by_browser ON sign_in_codes (browser, number);
CREATE INDEX sign_in_codes_by_letter ON sign_in_codes (letter);
CREATE INDEX sessions_by_former_hash ON sessions (former_hash);
CREATE INDEX sessions_by_address ON sessions (address, created);
CREATE INDEX attachments_by_meeting ON attachments (network, meeting, added, id);
CREATE INDEX consultations_by_forum ON consultations (network, forum, number);
CREATE INDEX outbox_by_meeting ON outbox (network, meeting, number);
CREATE INDEX feeds_by_network ON feeds (network, number);
CREATE INDEX search_documents_by_meeting ON search_documents (network, meeting, kind);
CREATE INDEX search_documents_by_date ON search_documents (network, kind, date);
CREATE INDEX search_words_by_word ON search_words (network, word, document, weight);
CREATE INDEX search_vocabulary_by_head ON search_vocabulary (network, head);
CREATE INDEX search_vocabulary_by_initial ON search_vocabulary (network, initial);
CREATE INDEX outbox_on_its_way ON outbox (network, meeting, recipient, number)
WHERE state IN ('ready', 'leased', 'dot');
CREATE INDEX outbox_by_owner ON outbox (owner) WHERE owner IS NOT NULL;
CREATE INDEX outbox_by_network ON outbox (network, state, number);
CREATE INDEX outbox_failed ON outbox (network, state, done)
WHERE state IN ('bounced', 'unknown', 'expired');
CREATE INDEX outbox_in_doubt ON outbox (state, resends, done) WHERE state = 'unknown' AND resends = 0;
CREATE INDEX outbox_expiring ON outbox (state, expires) WHERE state = 'ready' AND expires IS NOT NULL;
CREATE INDEX outbox_to_report ON outbox (state, reported, network, number)
WHERE state = 'bounced' AND reported = 0;
CREATE INDEX items_open ON items (network, forum, number)
WHERE state IN ('open', 'in-progress');
CREATE INDEX items_by_closing ON items (network, closed);
CREATE INDEX meetings_by_date ON meetings (network, date);
CREATE INDEX meetings_by_stage ON meetings (network, stage, date);
CREATE INDEX item_standings_by_end
ON item_standings (network, ends, place, parties, state, unsettled, due, begins);
CREATE INDEX item_standings_by_parties
ON item_standings (network, place, parties, state, unsettled, due, ends, forum, number);
CREATE INDEX item_standings_by_due
ON item_standings (network, place, due, forum, number, state, parties, unsettled);
CREATE INDEX outbox_by_holder ON outbox (holder) WHERE holder IS NOT NULL;
INSERT INTO schema_migrations VALUES (1, 'forums', '2026-11-30 22:37:07');
INSERT INTO schema_migrations VALUES (2, 'meetings', '2026-11-30 22:37:07');
INSERT INTO schema_migrations VALUES (3, 'agendas', '2026-11-30 22:37:07');
INSERT INTO schema_migrations VALUES (4, 'minutes', '2026-11-30 22:37:07');
INSERT INTO schema_migrations VALUES (5, 'follow-up', '2026-11-30 22:37:07');
INSERT INTO schema_migrations VALUES (6, 'mailroom', '2026-11-30 22:37:07');
INSERT INTO schema_migrations VALUES (7, 'scheduling', '2026-11-30 22:37:07');
INSERT INTO schema_migrations VALUES (8, 'inbox', '2026-11-30 22:37:07');
INSERT INTO schema_migrations VALUES (9, 'links', '2026-11-30 22:37:07');
INSERT INTO schema_migrations VALUES (10, 'changes', '2026-11-30 22:37:07');
INSERT INTO schema_migrations VALUES (11, 'access', '2026-11-30 22:37:07');
INSERT INTO schema_migrations VALUES (12, 'versions', '2026-11-30 22:37:07');
INSERT INTO schema_migrations VALUES (13, 'documents', '2026-11-30 22:37:07');
INSERT INTO schema_migrations VALUES (14, 'sittings', '2026-11-30 22:37:07');
INSERT INTO schema_migrations VALUES (15, 'feeds', '2026-11-30 22:37:07');
INSERT INTO schema_migrations VALUES (16, 'search', '2026-11-30 22:37:07');
INSERT INTO schema_migrations VALUES (17, 'delivery', '2026-11-30 22:37:07');
INSERT INTO schema_migrations VALUES (18, 'size', '2026-11-30 22:37:07');
INSERT INTO schema_migrations VALUES (19, 'standings', '2026-11-30 22:37:07');
INSERT INTO schema_migrations VALUES (20, 'hands', '2026-11-30 22:37:07');
INSERT INTO networks VALUES ('sjustjerna', 'Sjustjerna helse og omsorg', 'nn', 'Europe/Oslo', 'mote@sjustjerna.example.no', 'møre-og-romsdal');
INSERT INTO organisations VALUES ('sjustjerna', 'vanylven', 0, 'Vanylven', '["Vanylven kommune"]', 'municipality', NULL);
INSERT INTO organisations VALUES ('sjustjerna', 'sande', 1, 'Sande', '["Sande kommune"]', 'municipality', NULL);
INSERT INTO organisations VALUES ('sjustjerna', 'heroy', 2, 'Herøy', '["Herøy kommune"]', 'municipality', NULL);
INSERT INTO organisations VALUES ('sjustjerna', 'ulstein', 3, 'Ulstein', '["Ulstein kommune"]', 'municipality', NULL);
INSERT INTO organisations VALUES ('sjustjerna', 'hareid', 4, 'Hareid', '["Hareid kommune"]', 'municipality', NULL);
INSERT INTO organisations VALUES ('sjustjerna', 'orsta', 5, 'Ørsta', '["Ørsta kommune"]', 'municipality', NULL);
INSERT INTO organisations VALUES ('sjustjerna', 'volda', 6, 'Volda', '["Volda kommune"]', 'municipality', NULL);
INSERT INTO organisations VALUES ('sjustjerna', 'hmr', 7, 'Helse Møre og Romsdal', '["HMR"]', 'hospital-trust', NULL);
INSERT INTO organisations VALUES ('sjustjerna', 'ssikt', 8, 'Søre Sunnmøre IKT', '["SSIKT"]', 'other', NULL);
INSERT INTO roles VALUES ('sjustjerna', 'leiar', 0, '["leiar","leder"]', 'one', NULL);
INSERT INTO roles VALUES ('sjustjerna', 'nestleiar', 1, '["nestleiar","nestleder"]', 'one', NULL);
INSERT INTO roles VALUES ('sjustjerna', 'sekretariat', 2, '["sekretariat"]', 'many', NULL);
INSERT INTO roles VALUES ('sjustjerna', 'helseleiar', 3, '["helseleiar","helseleder"]', 'one', NULL);
INSERT INTO roles VALUES ('sjustjerna', 'kommuneoverlege', 4, '["kommuneoverlege"]', 'one', NULL);
INSERT INTO roles VALUES ('sjustjerna', 'samhandlingssjef', 5, '["samhandlingssjef"]', 'one', NULL);
INSERT INTO roles VALUES ('sjustjerna', 'brukarrepresentant', 6, '["brukarrepresentant","brukerrepresentant"]', 'many', NULL);
INSERT INTO people VALUES ('sjustjerna', 'oddvar', 0, 'Oddvar', 'oddvar@example.no', 'nn', '[]', NULL);
INSERT INTO people VALUES ('sjustjerna', 'marit', 1, 'Marit Lunde', 'marit.lunde@example.no', 'nn', '[]', NULL);
INSERT INTO people VALUES ('sjustjerna', 'jon', 2, 'Jon Bakke', 'jon.bakke@example.no', 'nn', '[]', NULL);
INSERT INTO people VALUES ('sjustjerna', 'ingrid', 3, 'Ingrid Sund', 'ingrid.sund@example.no', 'nn', '[]', NULL);
INSERT INTO people VALUES ('sjustjerna', 'per', 4, 'Per Moen', 'per.moen@example.no', 'nn', '[]', NULL);
INSERT INTO people VALUES ('sjustjerna', 'kari', 5, 'Kari Nes', 'kari.nes@example.no', 'nn', '[]', NULL);
INSERT INTO people VALUES ('sjustjerna', 'silje', 6, 'Silje Dal', 'silje.dal@example.no', 'nn', '[]', NULL);
INSERT INTO people VALUES ('sjustjerna', 'leif', 7, 'Leif Berge', 'leif.berge@example.no', 'nn', '[]', NULL);
INSERT INTO people VALUES ('sjustjerna', 'arne', 8, 'Arne Vik', 'arne.vik@example.no', 'nn', '[]', NULL);
INSERT INTO people VALUES ('sjustjerna', 'turid', 9, 'Turid Hagen', 'turid.hagen@example.no', 'nn', '[]', NULL);
INSERT INTO people VALUES ('sjustjerna', 'solveig', 10, 'Solveig Lie', 'solveig.lie@example.no', 'nn', '[]', NULL);
INSERT INTO people VALUES ('sjustjerna', 'hilde', 11, 'Hilde Strand', 'hilde.strand@example.no', 'nn', '[]', NULL);
INSERT INTO people VALUES ('sjustjerna', 'samhandling', 12, 'Samhandlingssjef HMR', 'samhandling@example.no', 'nb', '[]', NULL);
INSERT INTO forums VALUES ('sjustjerna', 'sjustjerna', 0, 'Sjustjerna helse og omsorg', 'Samarbeidsorgan for helse og omsorgstenester på Søre Sunnmøre', '["Sjustjerna"]', NULL, 'network', 0, '{"end":"14:30","everyWeeks":6,"last":"2023-06-09","minimumGapDays":28,"mode":"floating","start":"09:00","weekday":"friday"}', 'Ulsteinvik', '{"horizon":2,"mode":"automatic"}', '["opening","approval","news","follow-up","presentations","focus","any-other-business"]', NULL, 0);
INSERT INTO forums VALUES ('sjustjerna', 'lsu-volda', 1, 'LSU Volda', NULL, '[]', NULL, 'cooperation', 1, NULL, 'Volda', '{"horizon":1,"mode":"manual"}', '["opening","approval","news","follow-up","presentations","focus","any-other-business"]', NULL, 0);
INSERT INTO forums VALUES ('sjustjerna', 'lsu-alesund', 2, 'LSU Ålesund', NULL, '[]', NULL, 'cooperation', 1, NULL, 'Ålesund', '{"horizon":1,"mode":"manual"}', '["opening","approval","news","follow-up","presentations","focus","any-other-business"]', NULL, 0);
INSERT INTO appointments VALUES ('sjustjerna', 'sjustjerna', 'leiar', '', 'leif', '2022-01-01', 0, NULL, '["speak","propose","vote"]', 0);
INSERT INTO appointments VALUES ('sjustjerna', 'sjustjerna', 'sekretariat', '', 'oddvar', '2022-01-01', 1, NULL, '["speak","propose"]', 0);
INSERT INTO appointments VALUES ('sjustjerna', 'sjustjerna', 'helseleiar', 'vanylven', 'marit', '2022-01-01', 2, NULL, '["speak","propose","vote"]', 1);
INSERT INTO appointments VALUES ('sjustjerna', 'sjustjerna', 'helseleiar', 'sande', 'jon', '2022-01-01', 3, NULL, '["speak","propose","vote"]', 1);
INSERT INTO appointments VALUES ('sjustjerna', 'sjustjerna', 'helseleiar', 'heroy', 'ingrid', '2022-01-01', 4, NULL, '["speak","propose","vote"]', 1);
INSERT INTO appointments VALUES ('sjustjerna', 'sjustjerna', 'helseleiar', 'ulstein', 'per', '2022-01-01', 5, NULL, '["speak","propose","vote"]', 1);
INSERT INTO appointments VALUES ('sjustjerna', 'sjustjerna', 'helseleiar', 'hareid', 'kari', '2022-01-01', 6, NULL, '["speak","propose","vote"]', 1);
INSERT INTO appointments VALUES ('sjustjerna', 'sjustjerna', 'helseleiar', 'orsta', 'silje', '2022-01-01', 7, NULL, '["speak","propose","vote"]', 1);
INSERT INTO appointments VALUES ('sjustjerna', 'sjustjerna', 'helseleiar', 'volda', 'leif', '2022-01-01', 8, NULL, '["speak","propose","vote"]', 1);
INSERT INTO appointments VALUES ('sjustjerna', 'sjustjerna', 'kommuneoverlege', 'vanylven', '', '2022-01-01', 9, NULL, '["speak"]', 0);
INSERT INTO appointments VALUES ('sjustjerna', 'sjustjerna', 'kommuneoverlege', 'heroy', 'arne', '2022-01-01', 10, NULL, '["speak","propose"]', 0);
INSERT INTO appointments VALUES ('sjustjerna', 'sjustjerna', 'kommuneoverlege', 'orsta', 'turid', '2022-01-01', 11, NULL, '["speak","propose"]', 0);
INSERT INTO appointments VALUES ('sjustjerna', 'sjustjerna', 'kommuneoverlege', 'volda', 'solveig', '2022-01-01', 12, NULL, '["speak","propose"]', 0);
INSERT INTO appointments VALUES ('sjustjerna', 'lsu-volda', 'leiar', '', 'leif', '2022-01-01', 13, NULL, '["speak","propose","vote"]', 0);
INSERT INTO appointments VALUES ('sjustjerna', 'lsu-volda', 'samhandlingssjef', 'hmr', 'samhandling', '2022-01-01', 14, NULL, '["speak","propose","vote"]', 1);
INSERT INTO appointments VALUES ('sjustjerna', 'lsu-volda', 'sekretariat', '', 'oddvar', '2022-01-01', 15, NULL, '["speak","propose"]', 0);
INSERT INTO appointments VALUES ('sjustjerna', 'lsu-alesund', 'leiar', '', 'hilde', '2022-01-01', 16, NULL, '["speak","propose","vote"]', 0);
INSERT INTO appointments VALUES ('sjustjerna', 'lsu-alesund', 'samhandlingssjef', 'hmr', 'samhandling', '2022-01-01', 17, NULL, '["speak","propose","vote"]', 1);
INSERT INTO meetings VALUES ('sjustjerna', '0188b8b4-3d80-7611-bc8b-efec8e494229', 'sjustjerna', '2023-06-09', '2023-06-09', '09:00', '14:30', 'Ulsteinvik', 'minutes', '0188b8b4-3d80-702b-a94a-7e664b432036@sjustjerna.example.no', 0, 1686726000000, '[]', NULL, NULL, NULL);
INSERT INTO meetings VALUES ('sjustjerna', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 'sjustjerna', '2023-08-18', '2023-08-18', '09:00', '14:30', 'Ulsteinvik', 'held', '0188bdda-9980-7ac9-829c-8e59335f581a@sjustjerna.example.no', 0, 1686812400000, '[]', 1686812400000, 1691478000000, NULL);
INSERT INTO meetings VALUES ('sjustjerna', '0188bdda-9980-7180-a45b-6e7ec3adc944', 'sjustjerna', '2023-09-29', '2023-09-29', '09:00', '14:30', 'Ulsteinvik', 'called', '0188bdda-9980-7e66-8ee7-510b6159383f@sjustjerna.example.no', 0, 1686812400000, '[]', 1686812400000, NULL, NULL);
INSERT INTO meetings VALUES ('sjustjerna', '0188bdda-9980-7ffe-8300-2748f09e3661', 'sjustjerna', '2023-11-10', '2023-11-10', '09:00', '14:30', 'Ulsteinvik', 'called', '0188bdda-9980-71cb-9a0c-8a6f1826fe48@sjustjerna.example.no', 0, 1692342000000, '[]', 1692342000000, NULL, NULL);
INSERT INTO meetings VALUES ('sjustjerna', '0188bdda-9980-7019-8cc4-e0a26a7a2752', 'sjustjerna', '2023-12-15', '2023-12-15', '09:00', '14:30', 'Ulsteinvik', 'planned', '0188bdda-9980-70be-8e51-b36e3228519a@sjustjerna.example.no', 0, 1686812400000, '[]', NULL, NULL, NULL);
INSERT INTO meetings VALUES ('sjustjerna', '0188bdda-9980-7d76-99ad-b7ec9a8fd3cd', 'sjustjerna', '2024-01-26', '2024-01-26', '09:00', '14:30', 'Ulsteinvik', 'planned', '0188bdda-9980-71e6-a08c-705a238eb826@sjustjerna.example.no', 0, 1686812400000, '[]', NULL, NULL, NULL);
INSERT INTO meetings VALUES ('sjustjerna', '0188bdda-9980-770f-b80a-b3922d07b44e', 'sjustjerna', '2024-03-08', '2024-03-08', '09:00', '14:30', 'Ulsteinvik', 'planned', '0188bdda-9980-766f-99c3-57a56fad6af0@sjustjerna.example.no', 0, 1686812400000, '[]', NULL, NULL, NULL);
INSERT INTO meetings VALUES ('sjustjerna', '0188bdda-9980-74fb-a701-51403832852d', 'sjustjerna', '2024-04-19', '2024-04-19', '09:00', '14:30', 'Ulsteinvik', 'planned', '0188bdda-9980-73ae-93c2-13a0ef7e7d77@sjustjerna.example.no', 0, 1686812400000, '[]', NULL, NULL, NULL);
INSERT INTO meetings VALUES ('sjustjerna', '0188bdda-9980-7cf1-ba1c-b408e106bd0d', 'sjustjerna', '2024-05-31', '2024-05-31', '09:00', '14:30', 'Ulsteinvik', 'planned', '0188bdda-9980-70b0-bdff-3393f4f0736e@sjustjerna.example.no', 0, 1686812400000, '[]', NULL, NULL, NULL);
INSERT INTO meetings VALUES ('sjustjerna', '0188bdda-9980-71a5-a6fb-cc59e22150f5', 'sjustjerna', '2024-06-28', '2024-06-28', '09:00', '14:30', 'Ulsteinvik', 'planned', '0188bdda-9980-7b6a-824c-fe9d6c1706e0@sjustjerna.example.no', 0, 1686812400000, '[]', NULL, NULL, NULL);
INSERT INTO invitations VALUES (1, 'sjustjerna', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 'leif', '0188bdda-9980-7ac9-829c-8e59335f581a@sjustjerna.example.no', 'leiar; helseleiar, Volda', NULL, 'h7zgkhth26wh3v33mw4awtm4dt', 0, 1686812400000, 'accepted', 1687244400000, 'word', NULL, 1686812400000, NULL, 0, 0, 1687244400000, NULL, NULL, 0);
INSERT INTO invitations VALUES (2, 'sjustjerna', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 'oddvar', '0188bdda-9980-7ac9-829c-8e59335f581a@sjustjerna.example.no', 'sekretariat', NULL, 'yy3akmjbij7naw3yz7dt5eegzl', 0, 1686812400000, 'none', NULL, NULL, NULL, 1686812400000, NULL, 0, NULL, NULL, NULL, NULL, 0);
INSERT INTO invitations VALUES (3, 'sjustjerna', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 'marit', '0188bdda-9980-7ac9-829c-8e59335f581a@sjustjerna.example.no', 'helseleiar, Vanylven', NULL, 'ucqnlgm6jinncdh33l5qss5uee', 0, 1686812400000, 'accepted', 1687244400000, 'word', NULL, 1686812400000, NULL, 0, 0, 1687244400000, NULL, NULL, 0);
INSERT INTO invitations VALUES (4, 'sjustjerna', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 'jon', '0188bdda-9980-7ac9-829c-8e59335f581a@sjustjerna.example.no', 'helseleiar, Sande', NULL, 'psp42hbkq37fqochxxrp6vbwh7', 0, 1686812400000, 'accepted', 1687244400000, 'word', NULL, 1686812400000, NULL, 0, 0, 1687244400000, NULL, NULL, 0);
INSERT INTO invitations VALUES (5, 'sjustjerna', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 'ingrid', '0188bdda-9980-7ac9-829c-8e59335f581a@sjustjerna.example.no', 'helseleiar, Herøy', NULL, 'a3dctrczsx7sry4aer2tzaulqu', 0, 1686812400000, 'none', NULL, NULL, NULL, 1686812400000, NULL, 0, NULL, NULL, NULL, NULL, 0);
INSERT INTO invitations VALUES (6, 'sjustjerna', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 'per', '0188bdda-9980-7ac9-829c-8e59335f581a@sjustjerna.example.no', 'helseleiar, Ulstein', NULL, '53dgnj2gsguepszqjo6ekd5a6b', 0, 1686812400000, 'tentative', 1687244400000, 'word', NULL, 1686812400000, NULL, 0, 0, 1687244400000, NULL, NULL, 0);
INSERT INTO invitations VALUES (7, 'sjustjerna', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 'kari', '0188bdda-9980-7ac9-829c-8e59335f581a@sjustjerna.example.no', 'helseleiar, Hareid', NULL, 'cndfb4i47746ngyh77zcaedvck', 0, 1686812400000, 'accepted', 1687244400000, 'word', NULL, 1686812400000, NULL, 0, 0, 1687244400000, NULL, NULL, 0);
INSERT INTO invitations VALUES (8, 'sjustjerna', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 'silje', '0188bdda-9980-7ac9-829c-8e59335f581a@sjustjerna.example.no', 'helseleiar, Ørsta', NULL, 'pxm5lay7xsga44kxesikkhmfxl', 0, 1686812400000, 'declined', 1687244400000, 'word', NULL, 1686812400000, NULL, 0, 0, 1687244400000, NULL, NULL, 0);
INSERT INTO invitations VALUES (9, 'sjustjerna', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 'arne', '0188bdda-9980-7ac9-829c-8e59335f581a@sjustjerna.example.no', 'kommuneoverlege, Herøy', NULL, 'kgbbe3m4g4rmlnsxclsaa5qdhy', 0, 1686812400000, 'none', NULL, NULL, NULL, 1686812400000, NULL, 0, NULL, NULL, NULL, NULL, 0);
INSERT INTO invitations VALUES (10, 'sjustjerna', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 'turid', '0188bdda-9980-7ac9-829c-8e59335f581a@sjustjerna.example.no', 'kommuneoverlege, Ørsta', NULL, 't2c2m3pd4x56gdybviwnfbgf3u', 0, 1686812400000, 'none', NULL, NULL, NULL, 1686812400000, NULL, 0, NULL, NULL, NULL, NULL, 0);
INSERT INTO cases VALUES ('sjustjerna', '0188d79a-6580-7339-906a-7ef614acc884', 'sjustjerna', 'Akutttilbod i alderspsykiatrien: kva gjer LSU Ålesund?', 'information', 'Hilde Strand', 30, NULL, NULL, '0188bdda-9980-7190-a6da-2d73f3ac78f4', 'scheduled', 1687244400000, NULL);
INSERT INTO agendas VALUES ('sjustjerna', '0188bdda-9980-7190-a6da-2d73f3ac78f4', '# Sakliste: Sjustjerna helse og omsorg fredag 18. august 2023 kl. 09.00–14.30

## Opning

- Type: opning
- Tid: kl. 09.00–09.05

> Kvifor: fast sak

## Godkjenning av innkalling og sakliste

- Type: godkjenning
- Tid: kl. 09.05–09.10

> Kvifor: fast sak

## Godkjenning av referat frå 9. juni 2023

- Type: godkjenning
- Tid: kl. 09.10–09.15

> Kvifor: referatet er ikkje godkjent

## Nytt sidan sist

- Type: nytt sidan sist
- Tid: kl. 09.15–09.30

- Vedteke: Oppfølginga av felles LSU-møte om akutttilbod i alderspsykiatrien skal vere på sakskartet vidare.

> Kvifor: fast sak: vedteke, gjort og endra sidan 9. juni 2023

## Oppfølging frå sist

- Type: oppfølging
- Tid: kl. 09.30–09.55

- #2: Melde frå om kven som har rollene helseleiar og kommuneoverlege frå hausten – alle kommunar – 18.08.2023
- #7: Sende rundt stillingsomtalar og erfaringar frå forvaltningskontoret – helseleiar, Vanylven – 23.06.2023
- #8: Samordne tilbod i ferieavviklinga med Helse Møre og Romsdal – kommuneoverlege, Herøy; kommuneoverlege, Volda; HMR? – 20.06.2023

> Kvifor: fast sak: 3 punkt med frist til no

## Orientere om erfaringar med oppstart av Helseplattformen (#4)

- Type: oppfølging
- Tid: kl. 09.55–10.10
- Innleiar: helseleiar, Vanylven

> Kvifor: punkt #4 frå 9. juni 2023 skal opp på dette møtet

## Følgje opp felles LSU-møte om akutttilbod i alderspsykiatrien (#5)

- Type: oppfølging
- Tid: kl. 10.10–10.25
- Innleiar: leiar, LSU Volda; leiar, LSU Ålesund

> Kvifor: fast på sakskartet til punkt #5 er lukka

## Presentere Livsgledeprosjektet (#6)

- Type: oppfølging
- Tid: kl. 10.25–10.40
- Innleiar: Sande

> Kvifor: punkt #6 frå 9. juni 2023 skal opp på dette møtet

## Akutttilbod i alderspsykiatrien: kva gjer LSU Ålesund?
<!-- sak-id 0188d79a-6580-7339-906a-7ef614acc884 -->

- Type: orientering
- Tid: kl. 10.40–11.10
- Innleiar: Hilde Strand

> Kvifor: meldt sak

## Lunsj

- Type: pause
- Tid: kl. 11.10–11.40

> Kvifor: møtet går over middag

## Kommunepresentasjon: Vanylven

- Type: kommunepresentasjon
- Tid: kl. 11.40–12.30
- Innleiar: Vanylven

> Kvifor: står for tur: har ikkje presentert før

## Kommunepresentasjon: Sande

- Type: kommunepresentasjon
- Tid: kl. 12.30–13.20
- Innleiar: Sande

> Kvifor: står for tur: har ikkje presentert før

## Fokusområde

- Type: fokusområde
- Tid: kl. 13.20–14.20

> Kvifor: fast sak

## Ymse

- Type: ymse
- Tid: kl. 14.20–14.30

> Kvifor: fast sak
', NULL, '[{"end":"09:05","kind":"opening","reason":"fast sak","start":"09:00","text":"","title":"Opning"},{"end":"09:10","kind":"approval","reason":"fast sak","start":"09:05","text":"","title":"Godkjenning av innkalling og sakliste"},{"end":"09:15","kind":"approval","reason":"referatet er ikkje godkjent","start":"09:10","text":"","title":"Godkjenning av referat frå 9. juni 2023"},{"end":"09:30","kind":"news","reason":"fast sak: vedteke, gjort og endra sidan 9. juni 2023","start":"09:15","text":"- Vedteke: Oppfølginga av felles LSU-møte om akutttilbod i alderspsykiatrien skal vere på sakskartet vidare.","title":"Nytt sidan sist"},{"end":"09:55","kind":"follow-up","reason":"fast sak: 3 punkt med frist til no","start":"09:30","text":"- #2: Melde frå om kven som har rollene helseleiar og kommuneoverlege frå hausten – alle kommunar – 18.08.2023\n- #7: Sende rundt stillingsomtalar og erfaringar frå forvaltningskontoret – helseleiar, Vanylven – 23.06.2023\n- #8: Samordne tilbod i ferieavviklinga med Helse Møre og Romsdal – kommuneoverlege, Herøy; kommuneoverlege, Volda; HMR? – 20.06.2023","title":"Oppfølging frå sist"},{"end":"10:10","kind":"follow-up","presenter":"helseleiar, Vanylven","reason":"punkt #4 frå 9. juni 2023 skal opp på dette møtet","start":"09:55","text":"","title":"Orientere om erfaringar med oppstart av Helseplattformen (#4)"},{"end":"10:25","kind":"follow-up","presenter":"leiar, LSU Volda; leiar, LSU Ålesund","reason":"fast på sakskartet til punkt #5 er lukka","start":"10:10","text":"","title":"Følgje opp felles LSU-møte om akutttilbod i alderspsykiatrien (#5)"},{"end":"10:40","kind":"follow-up","presenter":"Sande","reason":"punkt #6 frå 9. juni 2023 skal opp på dette møtet","start":"10:25","text":"","title":"Presentere Livsgledeprosjektet (#6)"},{"caseID":"0188d79a-6580-7339-906a-7ef614acc884","end":"11:10","kind":"information","presenter":"Hilde Strand","reason":"meldt sak","start":"10:40","text":"","title":"Akutttilbod i alderspsykiatrien: kva gjer LSU Ålesund?"},{"end":"11:40","kind":"pause","reason":"møtet går over middag","start":"11:10","text":"","title":"Lunsj"},{"end":"12:30","kind":"presentation","presenter":"Vanylven","reason":"står for tur: har ikkje presentert før","start":"11:40","text":"","title":"Kommunepresentasjon: Vanylven"},{"end":"13:20","kind":"presentation","presenter":"Sande","reason":"står for tur: har ikkje presentert før","start":"12:30","text":"","title":"Kommunepresentasjon: Sande"},{"end":"14:20","kind":"focus","reason":"fast sak","start":"13:20","text":"","title":"Fokusområde"},{"end":"14:30","kind":"any-other-business","reason":"fast sak","start":"14:20","text":"","title":"Ymse"}]', 1, NULL);
INSERT INTO minutes VALUES ('sjustjerna', '0188b8b4-3d80-7611-bc8b-efec8e494229', 'sjustjerna', '2023-06-09', 'Sjustjerna helse og omsorg', '# Referat: Sjustjerna helse og omsorg

- Forum: Sjustjerna helse og omsorg
- Dato: fredag 09.06.2023
- Tid: kl. 09.00–14.30
- Stad: Ulsteinvik
- Møteleiar: leiar, Sjustjerna
- Referent: sekretariat, Sjustjerna
- Status: utkast
- Språk: nynorsk
- Neste samling: fredag 18.08.2023

## Frammøte

### Til stades

- helseleiar, Vanylven
- helseleiar, Sande
- helseleiar, Herøy
- helseleiar, Ulstein [frå kl. 10.15]
- helseleiar, Hareid
- kommuneoverlege, Ørsta [vara for helseleiar, Ørsta]
- helseleiar, Volda
- Oddvar [sekretariat]

### Forfall

- helseleiar, Ørsta [meldt]

## Nytt sidan sist

- Type: nytt sidan sist
- Tid: kl. 09.00–09.40

Gjennomgang av nye dokument:

- Helsestasjonsportalen Søre Sunnmøre
- NOU 2023: 4 «Tid for handling»
- NOU 2023: 8 «Fellesskapets sykehus»
- Ørsta kommune: Kommunedelplan for levekår 2018-2024

### Oppfølging

- [ ] #1: Gå gjennom «Tid for handling» og «Fellesskapets sykehus», og melde inn felles merknader
  - Ansvar: alle kommunar
  - Frist: hausten 2023

## Den store stolleiken

- Type: orientering
- Tid: kl. 09.40–10.15

Skifte av leiarar i kommunane: kommunalsjefar, kommuneoverlegar og anna nøkkelpersonell.

### Oppfølging

- [ ] #2: Melde frå om kven som har rollene helseleiar og kommuneoverlege frå hausten
  - Ansvar: alle kommunar
  - Frist: til neste samling

## Utfordringar og oppgåveløysing

- Type: drøfting
- Tid: kl. 10.15–11.30

- Fastlegeordninga: avtalevilkår og rekruttering mellom kommunane
- Helseplattformen: planlegging i alle kommunane
- Ressurskrevjande tenester: store kostnader og omfattande rapportering

### Oppfølging

- [ ] #3: Fagsamling i Molde om sikkerheitspsykiatri: avklare kven som deltek
  - Ansvar: ?
  - Frist: ?
- [ ] #4: Orientere om erfaringar med oppstart av Helseplattformen
  - Ansvar: helseleiar, Vanylven
  - Frist: til neste samling
  - Sakskart: neste samling

## Felles LSU-møte om alderspsykiatri

- Type: vedtak
- Tid: kl. 12.00–12.40

Viktig fellesmøte mellom LSU Volda og LSU Ålesund om alderspsykiatri.

### Vedtak

Oppfølginga av felles LSU-møte om akutttilbod i alderspsykiatrien skal vere på sakskartet vidare.

### Røysting

samrøystes

### Oppfølging

- [ ] #5: Følgje opp felles LSU-møte om akutttilbod i alderspsykiatrien
  - Ansvar: leiar, LSU Volda; leiar, LSU Ålesund
  - Frist: til neste samling
  - Sakskart: fast

## Fokusområde i kommunane

- Type: fokusområde
- Tid: kl. 12.40–14.20

- Livsgledeprosjektet i Sande
- Forvaltningskontor i Vanylven, med arbeid for kompetanseheving
- Heiltidskultur
- Innsatstrappa som styringsverkty for planlegging av tenestene

### Oppfølging

- [ ] #6: Presentere Livsgledeprosjektet
  - Ansvar: Sande
  - Frist: til neste samling
  - Sakskart: neste samling
- [ ] #7: Sende rundt stillingsomtalar og erfaringar frå forvaltningskontoret
  - Ansvar: helseleiar, Vanylven
  - Frist: innan 2 veker
- [ ] #8: Samordne tilbod i ferieavviklinga med Helse Møre og Romsdal
  - Ansvar: kommuneoverlege, Herøy; kommuneoverlege, Volda; HMR?
  - Frist: før sommaren
  - Merknad: HMR må stadfeste at dei er med
- [x] #9: Lage oversikt over bonusordningar i dei sju kommunane
  - Ansvar: Oddvar
  - Frist: 09.06.2023

## Ymse

- Type: ymse
- Tid: kl. 14.20–14.30

Ingen saker.
', 'a9de4d4a0763b47117f9e77800fe10b112a077c7814598906420b4caa1c37b8b', 'draft', 1686726000000, NULL, 1, '[{"text":"Oppfølginga av felles LSU-møte om akutttilbod i alderspsykiatrien skal vere på sakskartet vidare.","title":"Felles LSU-møte om alderspsykiatri"}]');
INSERT INTO items VALUES ('sjustjerna', 'sjustjerna', 1, 'Gå gjennom «Tid for handling» og «Fellesskapets sykehus», og melde inn felles merknader', 'open', '[{"confirmed":true,"everyone":"municipalities","kind":"everyone","text":"alle kommunar","vacant":false}]', '[{"organisation":"vanylven"},{"organisation":"sande"},{"organisation":"heroy"},{"organisation":"ulstein"},{"organisation":"hareid"},{"organisation":"orsta"},{"organisation":"volda"}]', '{"alternatives":[],"approximate":true,"date":"2023-12-15","form":"season","provisional":false,"text":"hausten 2023","unresolved":false}', NULL, NULL, NULL, NULL, '0188b8b4-3d80-7611-bc8b-efec8e494229', '2023-06-09', 'Nytt sidan sist', '2023-06-14', NULL, '[]', '[]', 253402300799000);
INSERT INTO items VALUES ('sjustjerna', 'sjustjerna', 2, 'Melde frå om kven som har rollene helseleiar og kommuneoverlege frå hausten', 'open', '[{"confirmed":true,"everyone":"municipalities","kind":"everyone","text":"alle kommunar","vacant":false}]', '[{"organisation":"vanylven"},{"organisation":"sande"},{"organisation":"heroy"},{"closed":"2023-08-17","organisation":"ulstein"},{"organisation":"hareid"},{"organisation":"orsta"},{"closed":"2023-08-17","organisation":"volda"}]', '{"alternatives":[],"approximate":false,"date":"2023-08-18","form":"meeting","forum":"sjustjerna","provisional":false,"text":"til neste samling","unresolved":false}', NULL, NULL, NULL, NULL, '0188b8b4-3d80-7611-bc8b-efec8e494229', '2023-06-09', 'Den store stolleiken', '2023-06-14', NULL, '[{"at":1692255600000,"by":"Oddvar","field":"share","from":"","to":"Volda"},{"at":1692255600000,"by":"Oddvar","field":"share","from":"","to":"Ulstein"}]', '[]', 253402300799000);
INSERT INTO items VALUES ('sjustjerna', 'sjustjerna', 3, 'Fagsamling i Molde om sikkerheitspsykiatri: avklare kven som deltek', 'open', '[{"confirmed":false,"kind":"unresolved","text":"?","vacant":false}]', '[]', '{"alternatives":[],"approximate":false,"form":"unresolved","provisional":false,"text":"?","unresolved":true}', NULL, NULL, NULL, NULL, '0188b8b4-3d80-7611-bc8b-efec8e494229', '2023-06-09', 'Utfordringar og oppgåveløysing', '2023-06-14', NULL, '[]', '[]', 253402300799000);
INSERT INTO items VALUES ('sjustjerna', 'sjustjerna', 4, 'Orientere om erfaringar med oppstart av Helseplattformen', 'open', '[{"confirmed":true,"kind":"role","organisation":"vanylven","role":"helseleiar","text":"helseleiar, Vanylven","vacant":false}]', '[]', '{"alternatives":[],"approximate":false,"date":"2023-08-18","form":"meeting","forum":"sjustjerna","provisional":false,"text":"til neste samling","unresolved":false}', 'next', NULL, NULL, NULL, '0188b8b4-3d80-7611-bc8b-efec8e494229', '2023-06-09', 'Utfordringar og oppgåveløysing', '2023-06-14', NULL, '[{"at":1691996400000,"by":"samling","field":"holders","from":"","to":"Marit Lunde"}]', '[]', 253402300799000);
INSERT INTO items VALUES ('sjustjerna', 'sjustjerna', 5, 'Følgje opp felles LSU-møte om akutttilbod i alderspsykiatrien', 'open', '[{"confirmed":true,"forum":"lsu-volda","kind":"role","role":"leiar","text":"leiar, LSU Volda","vacant":false},{"confirmed":true,"forum":"lsu-alesund","kind":"role","role":"leiar","text":"leiar, LSU Ålesund","vacant":false}]', '[]', '{"alternatives":[],"approximate":false,"date":"2023-08-18","form":"meeting","forum":"sjustjerna","provisional":false,"text":"til neste samling","unresolved":false}', 'standing', NULL, NULL, NULL, '0188b8b4-3d80-7611-bc8b-efec8e494229', '2023-06-09', 'Felles LSU-møte om alderspsykiatri', '2023-06-14', NULL, '[{"at":1691996400000,"by":"samling","field":"holders","from":"","to":"Leif Berge; Hilde Strand"}]', '[]', 253402300799000);
INSERT INTO items VALUES ('sjustjerna', 'sjustjerna', 6, 'Presentere Livsgledeprosjektet', 'done', '[{"confirmed":true,"kind":"organisation","organisation":"sande","text":"Sande","vacant":false}]', '[]', '{"alternatives":[],"approximate":false,"date":"2023-08-18","form":"meeting","forum":"sjustjerna","provisional":false,"text":"til neste samling","unresolved":false}', 'next', NULL, NULL, NULL, '0188b8b4-3d80-7611-bc8b-efec8e494229', '2023-06-09', 'Fokusområde i kommunane', '2023-06-14', NULL, '[{"at":1691996400000,"by":"samling","field":"holders","from":"","to":"Jon Bakke"},{"at":1692255600000,"by":"Jon Bakke","field":"state","from":"open","reason":"Presentert på samlinga","to":"done"}]', '[]', 1692255600000);
INSERT INTO items VALUES ('sjustjerna', 'sjustjerna', 7, 'Sende rundt stillingsomtalar og erfaringar frå forvaltningskontoret', 'open', '[{"confirmed":true,"kind":"role","organisation":"vanylven","role":"helseleiar","text":"helseleiar, Vanylven","vacant":false}]', '[]', '{"alternatives":[],"approximate":false,"date":"2023-06-23","form":"relative","provisional":false,"text":"innan 2 veker","unresolved":false}', NULL, NULL, NULL, NULL, '0188b8b4-3d80-7611-bc8b-efec8e494229', '2023-06-09', 'Fokusområde i kommunane', '2023-06-14', NULL, '[{"at":1687244400000,"by":"samling","field":"holders","from":"","to":"Marit Lunde"}]', '[]', 253402300799000);
INSERT INTO items VALUES ('sjustjerna', 'sjustjerna', 8, 'Samordne tilbod i ferieavviklinga med Helse Møre og Romsdal', 'open', '[{"confirmed":true,"kind":"role","organisation":"heroy","role":"kommuneoverlege","text":"kommuneoverlege, Herøy","vacant":false},{"confirmed":true,"kind":"role","organisation":"volda","role":"kommuneoverlege","text":"kommuneoverlege, Volda","vacant":false},{"confirmed":false,"kind":"organisation","organisation":"hmr","text":"HMR?","vacant":false}]', '[]', '{"alternatives":[],"approximate":true,"date":"2023-06-20","form":"holiday","provisional":false,"text":"før sommaren","unresolved":false}', NULL, NULL, NULL, 'HMR må stadfeste at dei er med', '0188b8b4-3d80-7611-bc8b-efec8e494229', '2023-06-09', 'Fokusområde i kommunane', '2023-06-14', NULL, '[{"at":1687849200000,"by":"samling","field":"holders","from":"","to":"Arne Vik; Solveig Lie"}]', '[]', 253402300799000);
INSERT INTO items VALUES ('sjustjerna', 'sjustjerna', 9, 'Lage oversikt over bonusordningar i dei sju kommunane', 'done', '[{"confirmed":true,"kind":"person","person":"oddvar","text":"Oddvar","vacant":false}]', '[]', '{"alternatives":[],"approximate":false,"date":"2023-06-09","form":"date","provisional":false,"text":"09.06.2023","unresolved":false}', NULL, NULL, NULL, NULL, '0188b8b4-3d80-7611-bc8b-efec8e494229', '2023-06-09', 'Fokusområde i kommunane', '2023-06-14', NULL, '[]', '[]', 1686873600000);
INSERT INTO reminders VALUES ('sjustjerna', 'sjustjerna', 7, 'marit', -3, '2023-06-23', '2023-06-20');
INSERT INTO reminders VALUES ('sjustjerna', 'sjustjerna', 7, 'marit', 1, '2023-06-23', '2023-06-26');
INSERT INTO reminders VALUES ('sjustjerna', 'sjustjerna', 8, 'arne', 7, '2023-06-20', '2023-06-27');
INSERT INTO reminders VALUES ('sjustjerna', 'sjustjerna', 8, 'solveig', 7, '2023-06-20', '2023-06-27');
INSERT INTO reminders VALUES ('sjustjerna', 'sjustjerna', 5, 'hilde', -14, '2023-08-18', '2023-08-14');
INSERT INTO reminders VALUES ('sjustjerna', 'sjustjerna', 2, 'ingrid', -14, '2023-08-18', '2023-08-14');
INSERT INTO outbox VALUES (1, '0188b8b43d807ffea3ae3ff067238af5', 'sjustjerna', 'minutes', 'minutes:0188b8b4-3d80-7611-bc8b-efec8e494229:a9de4d4a0763b471:leif', '0188b8b4-3d80-7611-bc8b-efec8e494229', 'leif', 'leif.berge@example.no', 'mote+abrc4lipmap77khlr76btshcxv.my7o2sf3vxpf7cutultm@sjustjerna.example.no', 'Referat: Sjustjerna 9. juni 2023 (utkast) – 3 oppfølgingspunkt til deg', '0188b8b43d807ffea3ae3ff067238af5@sjustjerna.example.no', X'', 'sent', 1686726000000, NULL, 1686726000000, 1, 1, NULL, NULL, 1686726000000, 1686726000000, 250, 'new/0188b8b43d807ffea3ae3ff067238af5.eml', 0, 0, NULL, NULL, 'accepted', 1686726000000, NULL);
INSERT INTO outbox VALUES (12, '0188b8b43d8076208f6046db19587bd8', 'sjustjerna', 'coordinator', 'coordinator:oddvar:2023-06-14', NULL, 'oddvar', 'oddvar@example.no', 'mote+abrc4lipmaoyqi6ycg3mmvq66y.pc54kvxrnbwsgehnb2rh@sjustjerna.example.no', 'Ventar på deg: 2 ting (onsdag 14. juni)', '0188b8b43d8076208f6046db19587bd8@sjustjerna.example.no', X'', 'sent', 1686726000000, 1686866400000, 1686726000000, 1, 1, NULL, NULL, 1686726000000, 1686726000000, 250, 'new/0188b8b43d8076208f6046db19587bd8.eml', 0, 0, NULL, NULL, 'accepted', 1686726000000, NULL);
INSERT INTO outbox VALUES (13, '0188bdda99807848bbc885446f884329', 'sjustjerna', 'invitation', 'invitation:0188bdda-9980-7ac9-829c-8e59335f581a@sjustjerna.example.no:leif:0', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 'leif', 'leif.berge@example.no', 'mote+abrc65vgmapbelxsefirxyqqzj.hwsgcu55ifgd6evpbc5z@sjustjerna.example.no', 'Innkalling: Sjustjerna fredag 18. august 2023', '0188bdda99807848bbc885446f884329@sjustjerna.example.no', X'', 'sent', 1686812400000, 1692361800000, 1686812400000, 1, 1, NULL, NULL, 1686812400000, 1686812400000, 250, 'new/0188bdda99807848bbc885446f884329.eml', 0, 0, NULL, NULL, 'accepted', 1686812400000, NULL);
INSERT INTO outbox VALUES (36, '0188d79a65807e418e7f81298785bace', 'sjustjerna', 'reminder', 'reminder:marit:2023-06-20', NULL, 'marit', 'marit.lunde@example.no', 'mote+abrdlzuzmapzay474bfgdylowo.jy3mlwke7ko6qt5qnbtt@sjustjerna.example.no', 'Frist 23. juni: 1 oppfølgingspunkt (Sjustjerna)', '0188d79a65807e418e7f81298785bace@sjustjerna.example.no', X'', 'sent', 1687244400000, 1687384800000, 1687244400000, 1, 1, NULL, NULL, 1687244400000, 1687244400000, 250, 'new/0188d79a65807e418e7f81298785bace.eml', 0, 0, NULL, NULL, 'accepted', 1687244400000, NULL);
INSERT INTO outbox VALUES (42, '01890b19fd807b23b59d9cdb4d025b2c', 'sjustjerna', 'clearing', 'clearing:0188bdda-9980-7190-a6da-2d73f3ac78f4:2023-08-18:leif', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 'leif', 'leif.berge@example.no', 'mote+abrefrt7mapmr3lhm43ngqewzm.qt3hxlarbdnuoldqknth@sjustjerna.example.no', 'Utkast til sakliste: Sjustjerna fredag 18. august 2023', '01890b19fd807b23b59d9cdb4d025b2c@sjustjerna.example.no', X'', 'sent', 1688108400000, 1692342000000, 1688108400000, 1, 1, NULL, NULL, 1688108400000, 1688108400000, 250, 'new/01890b19fd807b23b59d9cdb4d025b2c.eml', 0, 0, NULL, NULL, 'accepted', 1688108400000, NULL);
INSERT INTO outbox VALUES (43, '01890b19fd807f0a868e34e9d977d60f', 'sjustjerna', 'collect', 'collect:0188bdda-9980-7190-a6da-2d73f3ac78f4:2023-08-18:leif', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 'leif', 'leif.berge@example.no', 'mote+abrefrt7map4findru5hmxpvqp.ypwurjx2pc63hj5t7kgt@sjustjerna.example.no', 'Nytt sidan sist og fokusområde: svar innan 11. august (Sjustjerna)', '01890b19fd807f0a868e34e9d977d60f@sjustjerna.example.no', X'', 'sent', 1688108400000, 1691791200000, 1688108400000, 1, 1, NULL, NULL, 1688108400000, 1688108400000, 250, 'new/01890b19fd807f0a868e34e9d977d60f.eml', 0, 0, NULL, NULL, 'accepted', 1688108400000, NULL);
INSERT INTO outbox VALUES (54, '0189d3f2018079d99f5169212189358a', 'sjustjerna', 'agenda', 'agenda:0188bdda-9980-7190-a6da-2d73f3ac78f4:1:leif', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 'leif', 'leif.berge@example.no', 'mote+abrhj7eamaphmz6uljeeqysnmk.w3i4etdu3chilzs74anb@sjustjerna.example.no', 'Sakliste: Sjustjerna fredag 18. august 2023', '0189d3f2018079d99f5169212189358a@sjustjerna.example.no', X'', 'sent', 1691478000000, 1692361800000, 1691478000000, 1, 1, NULL, NULL, 1691478000000, 1691478000000, 250, 'new/0189d3f2018079d99f5169212189358a.eml', 0, 0, NULL, NULL, 'accepted', 1691478000000, NULL);
INSERT INTO outbox VALUES (93, '018a077199807f3ba450768c885464a8', 'sjustjerna', 'invitation', 'invitation:0188bdda-9980-71cb-9a0c-8a6f1826fe48@sjustjerna.example.no:solveig:0', '0188bdda-9980-7ffe-8300-2748f09e3661', 'solveig', 'solveig.lie@example.no', 'mote+abridxdgmap452iudwrsefizfi.sva72xuewah7hxigobfy@sjustjerna.example.no', 'Innkalling: Sjustjerna fredag 10. november 2023', '018a077199807f3ba450768c885464a8@sjustjerna.example.no', X'', 'sent', 1692342000000, 1699623000000, 1692342000000, 1, 1, NULL, NULL, 1692342000000, 1692342000000, 250, 'new/018a077199807f3ba450768c885464a8.eml', 0, 0, NULL, NULL, 'accepted', 1692342000000, NULL);
INSERT INTO outbox VALUES (111, '018a40178d807b6693d16e6d46677706', 'sjustjerna', 'leader', 'leader:sjustjerna:leif:2023-08-28', NULL, 'leif', 'leif.berge@example.no', 'mote+abrjabpdmapntjhulonvdgo5yg.xzwc6mesbn7gchjqvte6@sjustjerna.example.no', 'Over fristen i Sjustjerna: 1 oppfølgingspunkt', '018a40178d807b6693d16e6d46677706@sjustjerna.example.no', X'', 'sent', 1693292400000, 1693432800000, 1693292400000, 1, 1, NULL, NULL, 1693292400000, 1693292400000, 250, 'new/018a40178d807b6693d16e6d46677706.eml', 0, 0, NULL, NULL, 'accepted', 1693292400000, NULL);
INSERT INTO jobs VALUES ('sjustjerna', 'daily:2023-06-13', 'daily', NULL, 1686634200000, 'done', 0, 1686639600000);
INSERT INTO jobs VALUES ('sjustjerna', 'daily:2023-06-14', 'daily', NULL, 1686720600000, 'done', 0, 1686726000000);
INSERT INTO jobs VALUES ('sjustjerna', 'collect:0188bdda-9980-7190-a6da-2d73f3ac78f4:2023-08-18', 'collect', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 1688103000000, 'done', 0, 1688108400000);
INSERT INTO jobs VALUES ('sjustjerna', 'collect-reminder:0188bdda-9980-7190-a6da-2d73f3ac78f4:2023-08-18', 'collect-reminder', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 1691991000000, 'dropped', 0, 1691996400000);
INSERT INTO jobs VALUES ('sjustjerna', 'agenda-due:0188bdda-9980-7190-a6da-2d73f3ac78f4:2023-08-18', 'agenda-due', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 1688103000000, 'done', 0, 1688108400000);
INSERT INTO jobs VALUES ('sjustjerna', 'collect:0188bdda-9980-7180-a45b-6e7ec3adc944:2023-09-29', 'collect', '0188bdda-9980-7180-a45b-6e7ec3adc944', 1694151000000, 'waiting', 0, NULL);
INSERT INTO jobs VALUES ('sjustjerna', 'collect-reminder:0188bdda-9980-7180-a45b-6e7ec3adc944:2023-09-29', 'collect-reminder', '0188bdda-9980-7180-a45b-6e7ec3adc944', 1695619800000, 'waiting', 0, NULL);
INSERT INTO jobs VALUES ('sjustjerna', 'agenda-due:0188bdda-9980-7180-a45b-6e7ec3adc944:2023-09-29', 'agenda-due', '0188bdda-9980-7180-a45b-6e7ec3adc944', 1694755800000, 'waiting', 0, NULL);
INSERT INTO changes VALUES ('sjustjerna', 75);
INSERT INTO minutes_versions VALUES ('sjustjerna', '0188b8b4-3d80-7611-bc8b-efec8e494229', 1, 'imported', '# Referat: Sjustjerna helse og omsorg

- Forum: Sjustjerna helse og omsorg
- Dato: fredag 09.06.2023
- Tid: kl. 09.00–14.30
- Stad: Ulsteinvik
- Møteleiar: leiar, Sjustjerna
- Referent: sekretariat, Sjustjerna
- Status: utkast
- Språk: nynorsk
- Neste samling: fredag 18.08.2023

## Frammøte

### Til stades

- helseleiar, Vanylven
- helseleiar, Sande
- helseleiar, Herøy
- helseleiar, Ulstein [frå kl. 10.15]
- helseleiar, Hareid
- kommuneoverlege, Ørsta [vara for helseleiar, Ørsta]
- helseleiar, Volda
- Oddvar [sekretariat]

### Forfall

- helseleiar, Ørsta [meldt]

## Nytt sidan sist

- Type: nytt sidan sist
- Tid: kl. 09.00–09.40

Gjennomgang av nye dokument:

- Helsestasjonsportalen Søre Sunnmøre
- NOU 2023: 4 «Tid for handling»
- NOU 2023: 8 «Fellesskapets sykehus»
- Ørsta kommune: Kommunedelplan for levekår 2018-2024

### Oppfølging

- [ ] #1: Gå gjennom «Tid for handling» og «Fellesskapets sykehus», og melde inn felles merknader
  - Ansvar: alle kommunar
  - Frist: hausten 2023

## Den store stolleiken

- Type: orientering
- Tid: kl. 09.40–10.15

Skifte av leiarar i kommunane: kommunalsjefar, kommuneoverlegar og anna nøkkelpersonell.

### Oppfølging

- [ ] #2: Melde frå om kven som har rollene helseleiar og kommuneoverlege frå hausten
  - Ansvar: alle kommunar
  - Frist: til neste samling

## Utfordringar og oppgåveløysing

- Type: drøfting
- Tid: kl. 10.15–11.30

- Fastlegeordninga: avtalevilkår og rekruttering mellom kommunane
- Helseplattformen: planlegging i alle kommunane
- Ressurskrevjande tenester: store kostnader og omfattande rapportering

### Oppfølging

- [ ] #3: Fagsamling i Molde om sikkerheitspsykiatri: avklare kven som deltek
  - Ansvar: ?
  - Frist: ?
- [ ] #4: Orientere om erfaringar med oppstart av Helseplattformen
  - Ansvar: helseleiar, Vanylven
  - Frist: til neste samling
  - Sakskart: neste samling

## Felles LSU-møte om alderspsykiatri

- Type: vedtak
- Tid: kl. 12.00–12.40

Viktig fellesmøte mellom LSU Volda og LSU Ålesund om alderspsykiatri.

### Vedtak

Oppfølginga av felles LSU-møte om akutttilbod i alderspsykiatrien skal vere på sakskartet vidare.

### Røysting

samrøystes

### Oppfølging

- [ ] #5: Følgje opp felles LSU-møte om akutttilbod i alderspsykiatrien
  - Ansvar: leiar, LSU Volda; leiar, LSU Ålesund
  - Frist: til neste samling
  - Sakskart: fast

## Fokusområde i kommunane

- Type: fokusområde
- Tid: kl. 12.40–14.20

- Livsgledeprosjektet i Sande
- Forvaltningskontor i Vanylven, med arbeid for kompetanseheving
- Heiltidskultur
- Innsatstrappa som styringsverkty for planlegging av tenestene

### Oppfølging

- [ ] #6: Presentere Livsgledeprosjektet
  - Ansvar: Sande
  - Frist: til neste samling
  - Sakskart: neste samling
- [ ] #7: Sende rundt stillingsomtalar og erfaringar frå forvaltningskontoret
  - Ansvar: helseleiar, Vanylven
  - Frist: innan 2 veker
- [ ] #8: Samordne tilbod i ferieavviklinga med Helse Møre og Romsdal
  - Ansvar: kommuneoverlege, Herøy; kommuneoverlege, Volda; HMR?
  - Frist: før sommaren
  - Merknad: HMR må stadfeste at dei er med
- [x] #9: Lage oversikt over bonusordningar i dei sju kommunane
  - Ansvar: Oddvar
  - Frist: 09.06.2023

## Ymse

- Type: ymse
- Tid: kl. 14.20–14.30

Ingen saker.
', 'samling', 1686726000000, NULL);
INSERT INTO agenda_versions VALUES ('sjustjerna', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 1, 1691478000000, NULL, 'drafted', NULL, '# Sakliste: Sjustjerna helse og omsorg fredag 18. august 2023 kl. 09.00–14.30

## Opning

- Type: opning
- Tid: kl. 09.00–09.05

> Kvifor: fast sak

## Godkjenning av innkalling og sakliste

- Type: godkjenning
- Tid: kl. 09.05–09.10

> Kvifor: fast sak

## Godkjenning av referat frå 9. juni 2023

- Type: godkjenning
- Tid: kl. 09.10–09.15

> Kvifor: referatet er ikkje godkjent

## Nytt sidan sist

- Type: nytt sidan sist
- Tid: kl. 09.15–09.30

- Vedteke: Oppfølginga av felles LSU-møte om akutttilbod i alderspsykiatrien skal vere på sakskartet vidare.

> Kvifor: fast sak: vedteke, gjort og endra sidan 9. juni 2023

## Oppfølging frå sist

- Type: oppfølging
- Tid: kl. 09.30–09.55

- #2: Melde frå om kven som har rollene helseleiar og kommuneoverlege frå hausten – alle kommunar – 18.08.2023
- #7: Sende rundt stillingsomtalar og erfaringar frå forvaltningskontoret – helseleiar, Vanylven – 23.06.2023
- #8: Samordne tilbod i ferieavviklinga med Helse Møre og Romsdal – kommuneoverlege, Herøy; kommuneoverlege, Volda; HMR? – 20.06.2023

> Kvifor: fast sak: 3 punkt med frist til no

## Orientere om erfaringar med oppstart av Helseplattformen (#4)

- Type: oppfølging
- Tid: kl. 09.55–10.10
- Innleiar: helseleiar, Vanylven

> Kvifor: punkt #4 frå 9. juni 2023 skal opp på dette møtet

## Følgje opp felles LSU-møte om akutttilbod i alderspsykiatrien (#5)

- Type: oppfølging
- Tid: kl. 10.10–10.25
- Innleiar: leiar, LSU Volda; leiar, LSU Ålesund

> Kvifor: fast på sakskartet til punkt #5 er lukka

## Presentere Livsgledeprosjektet (#6)

- Type: oppfølging
- Tid: kl. 10.25–10.40
- Innleiar: Sande

> Kvifor: punkt #6 frå 9. juni 2023 skal opp på dette møtet

## Akutttilbod i alderspsykiatrien: kva gjer LSU Ålesund?
<!-- sak-id 0188d79a-6580-7339-906a-7ef614acc884 -->

- Type: orientering
- Tid: kl. 10.40–11.10
- Innleiar: Hilde Strand

> Kvifor: meldt sak

## Lunsj

- Type: pause
- Tid: kl. 11.10–11.40

> Kvifor: møtet går over middag

## Kommunepresentasjon: Vanylven

- Type: kommunepresentasjon
- Tid: kl. 11.40–12.30
- Innleiar: Vanylven

> Kvifor: står for tur: har ikkje presentert før

## Kommunepresentasjon: Sande

- Type: kommunepresentasjon
- Tid: kl. 12.30–13.20
- Innleiar: Sande

> Kvifor: står for tur: har ikkje presentert før

## Fokusområde

- Type: fokusområde
- Tid: kl. 13.20–14.20

> Kvifor: fast sak

## Ymse

- Type: ymse
- Tid: kl. 14.20–14.30

> Kvifor: fast sak
', '["opening-2d0a7565","approval-6b75d58e","approval-2573d1e2","news-9f4f1e89","follow-up-913726a1","follow-up-e4f01ece","follow-up-a925c8f1","follow-up-55efb81d","sak-0188d79a-6580-7339-906a-7ef614acc884","pause-1661f5d2","presentation-0069270c","presentation-aff0430a","focus-00510cf4","any-other-business-e6be289d"]');
INSERT INTO agenda_versions VALUES ('sjustjerna', '0188bdda-9980-7190-a6da-2d73f3ac78f4', 2, 1691478000000, NULL, 'sent', NULL, '# Sakliste: Sjustjerna helse og omsorg fredag 18. august 2023 kl. 09.00–14.30

## Opning

- Type: opning
- Tid: kl. 09.00–09.05

> Kvifor: fast sak

## Godkjenning av innkalling og sakliste

- Type: godkjenning
- Tid: kl. 09.05–09.10

> Kvifor: fast sak

## Godkjenning av referat frå 9. juni 2023

- Type: godkjenning
- Tid: kl. 09.10–09.15

> Kvifor: referatet er ikkje godkjent

## Nytt sidan sist

- Type: nytt sidan sist
- Tid: kl. 09.15–09.30

- Vedteke: Oppfølginga av felles LSU-møte om akutttilbod i alderspsykiatrien skal vere på sakskartet vidare.

> Kvifor: fast sak: vedteke, gjort og endra sidan 9. juni 2023

## Oppfølging frå sist

- Type: oppfølging
- Tid: kl. 09.30–09.55

- #2: Melde frå om kven som har rollene helseleiar og kommuneoverlege frå hausten – alle kommunar – 18.08.2023
- #7: Sende rundt stillingsomtalar og erfaringar frå forvaltningskontoret – helseleiar, Vanylven – 23.06.2023
- #8: Samordne tilbod i ferieavviklinga med Helse Møre og Romsdal – kommuneoverlege, Herøy; kommuneoverlege, Volda; HMR? – 20.06.2023

> Kvifor: fast sak: 3 punkt med frist til no

## Orientere om erfaringar med oppstart av Helseplattformen (#4)

- Type: oppfølging
- Tid: kl. 09.55–10.10
- Innleiar: helseleiar, Vanylven

> Kvifor: punkt #4 frå 9. juni 2023 skal opp på dette møtet

## Følgje opp felles LSU-møte om akutttilbod i alderspsykiatrien (#5)

- Type: oppfølging
- Tid: kl. 10.10–10.25
- Innleiar: leiar, LSU Volda; leiar, LSU Ålesund

> Kvifor: fast på sakskartet til punkt #5 er lukka

## Presentere Livsgledeprosjektet (#6)

- Type: oppfølging
- Tid: kl. 10.25–10.40
- Innleiar: Sande

> Kvifor: punkt #6 frå 9. juni 2023 skal opp på dette møtet

## Akutttilbod i alderspsykiatrien: kva gjer LSU Ålesund?
<!-- sak-id 0188d79a-6580-7339-906a-7ef614acc884 -->

- Type: orientering
- Tid: kl. 10.40–11.10
- Innleiar: Hilde Strand

> Kvifor: meldt sak

## Lunsj

- Type: pause
- Tid: kl. 11.10–11.40

> Kvifor: møtet går over middag

## Kommunepresentasjon: Vanylven

- Type: kommunepresentasjon
- Tid: kl. 11.40–12.30
- Innleiar: Vanylven

> Kvifor: står for tur: har ikkje presentert før

## Kommunepresentasjon: Sande

- Type: kommunepresentasjon
- Tid: kl. 12.30–13.20
- Innleiar: Sande

> Kvifor: står for tur: har ikkje presentert før

## Fokusområde

- Type: fokusområde
- Tid: kl. 13.20–14.20

> Kvifor: fast sak

## Ymse

- Type: ymse
- Tid: kl. 14.20–14.30

> Kvifor: fast sak
', '["opening-2d0a7565","approval-6b75d58e","approval-2573d1e2","news-9f4f1e89","follow-up-913726a1","follow-up-e4f01ece","follow-up-a925c8f1","follow-up-55efb81d","sak-0188d79a-6580-7339-906a-7ef614acc884","pause-1661f5d2","presentation-0069270c","presentation-aff0430a","focus-00510cf4","any-other-business-e6be289d"]');
INSERT INTO search_documents VALUES (1, 'sjustjerna', 'meeting', '0188b8b4-3d80-7611-bc8b-efec8e494229', 0, 'sjustjerna', '0188b8b4-3d80-7611-bc8b-efec8e494229', '2023-06-09', 'fredag 9. juni 2023', 'Ulsteinvik', 'møte samling meeting 9 juni June 6 2023 ');
INSERT INTO search_documents VALUES (2, 'sjustjerna', 'item', 'sjustjerna#1', 0, 'sjustjerna', '0188b8b4-3d80-7611-bc8b-efec8e494229', '2023-06-09', '#1 Gå gjennom «Tid for handling» og «Fellesskapets sykehus», og melde inn felles merknader', 'Nytt sidan sist · alle kommunar · hausten 2023', '');
INSERT INTO search_words VALUES (1, '2023', 'sjustjerna', 25);
INSERT INTO search_words VALUES (1, '6', 'sjustjerna', 5);
INSERT INTO search_words VALUES (1, '9', 'sjustjerna', 25);
INSERT INTO search_words VALUES (1, '@sjustjerna', 'sjustjerna', 2);
INSERT INTO search_words VALUES (1, 'fredag', 'sjustjerna', 20);
INSERT INTO search_words VALUES (1, 'june', 'sjustjerna', 5);
INSERT INTO search_words VALUES (1, 'juni', 'sjustjerna', 25);
INSERT INTO search_words VALUES (1, 'meting', 'sjustjerna', 5);
INSERT INTO search_words VALUES (1, 'mote', 'sjustjerna', 5);
INSERT INTO search_words VALUES (1, 'samling', 'sjustjerna', 5);
INSERT INTO search_words VALUES (1, 'ulsteinvik', 'sjustjerna', 5);
INSERT INTO search_words VALUES (2, '#1', 'sjustjerna', 20);
INSERT INTO search_words VALUES (2, '1', 'sjustjerna', 20);
INSERT INTO search_words VALUES (2, '2023', 'sjustjerna', 5);
INSERT INTO search_words VALUES (2, '@sjustjerna', 'sjustjerna', 2);
INSERT INTO search_words VALUES (2, 'feles', 'sjustjerna', 20);
INSERT INTO search_words VALUES (2, 'feleskapets', 'sjustjerna', 20);
INSERT INTO search_words VALUES (2, 'ga', 'sjustjerna', 20);
INSERT INTO search_words VALUES (2, 'gjenom', 'sjustjerna', 20);
INSERT INTO search_words VALUES (2, 'handling', 'sjustjerna', 20);
INSERT INTO search_words VALUES (2, 'hausten', 'sjustjerna', 5);
INSERT INTO search_words VALUES (2, 'komunar', 'sjustjerna', 5);
INSERT INTO search_words VALUES (2, 'melde', 'sjustjerna', 20);
INSERT INTO search_words VALUES (2, 'merknader', 'sjustjerna', 20);
INSERT INTO search_words VALUES (2, 'nyt', 'sjustjerna', 5);
INSERT INTO search_words VALUES (2, 'sykehus', 'sjustjerna', 20);
INSERT INTO search_words VALUES (2, 'tid', 'sjustjerna', 20);
INSERT INTO search_vocabulary VALUES ('sjustjerna', '2023', '20', '2');
INSERT INTO search_vocabulary VALUES ('sjustjerna', '6', '6', '6');
INSERT INTO search_vocabulary VALUES ('sjustjerna', '9', '9', '9');
INSERT INTO search_vocabulary VALUES ('sjustjerna', '@sjustjerna', '@s', '@');
INSERT INTO search_vocabulary VALUES ('sjustjerna', 'fredag', 'fr', 'f');
INSERT INTO search_vocabulary VALUES ('sjustjerna', 'june', 'ju', 'j');
INSERT INTO search_vocabulary VALUES ('sjustjerna', 'juni', 'ju', 'j');
INSERT INTO search_vocabulary VALUES ('sjustjerna', 'meting', 'me', 'm');
INSERT INTO search_vocabulary VALUES ('sjustjerna', 'mote', 'mo', 'm');
INSERT INTO search_vocabulary VALUES ('sjustjerna', 'samling', 'sa', 's');
INSERT INTO search_vocabulary VALUES ('sjustjerna', 'ulsteinvik', 'ul', 'u');
INSERT INTO search_vocabulary VALUES ('sjustjerna', '#1', '#1', '#');
INSERT INTO search_vocabulary VALUES ('sjustjerna', '1', '1', '1');
INSERT INTO search_vocabulary VALUES ('sjustjerna', 'feles', 'fe', 'f');
INSERT INTO search_vocabulary VALUES ('sjustjerna', 'feleskapets', 'fe', 'f');
INSERT INTO search_vocabulary VALUES ('sjustjerna', 'ga', 'ga', 'g');
INSERT INTO search_vocabulary VALUES ('sjustjerna', 'gjenom', 'gj', 'g');
INSERT INTO search_vocabulary VALUES ('sjustjerna', 'handling', 'ha', 'h');
INSERT INTO search_vocabulary VALUES ('sjustjerna', 'hausten', 'ha', 'h');
INSERT INTO search_vocabulary VALUES ('sjustjerna', 'komunar', 'ko', 'k');
INSERT INTO search_vocabulary VALUES ('sjustjerna', 'melde', 'me', 'm');
INSERT INTO search_vocabulary VALUES ('sjustjerna', 'merknader', 'me', 'm');
INSERT INTO search_vocabulary VALUES ('sjustjerna', 'nyt', 'ny', 'n');
INSERT INTO search_vocabulary VALUES ('sjustjerna', 'sykehus', 'sy', 's');
INSERT INTO search_vocabulary VALUES ('sjustjerna', 'tid', 'ti', 't');
INSERT INTO search_state VALUES ('sjustjerna', 1);
INSERT INTO item_parties VALUES ('sjustjerna', 'sjustjerna b59ef52a60e80fb1', 'sjustjerna', '[{"confirmed":true,"everyone":"municipalities","kind":"everyone","text":"alle kommunar","vacant":false}]', '[{"organisation":"vanylven"},{"organisation":"sande"},{"organisation":"heroy"},{"organisation":"ulstein"},{"organisation":"hareid"},{"organisation":"orsta"},{"organisation":"volda"}]');
INSERT INTO item_parties VALUES ('sjustjerna', 'sjustjerna 1cbe4a1d7497270d', 'sjustjerna', '[{"confirmed":false,"kind":"unresolved","text":"?","vacant":false}]', '[]');
INSERT INTO item_parties VALUES ('sjustjerna', 'sjustjerna 99bf2ce288347af8', 'sjustjerna', '[{"confirmed":true,"kind":"role","organisation":"vanylven","role":"helseleiar","text":"helseleiar, Vanylven","vacant":false}]', '[]');
INSERT INTO item_parties VALUES ('sjustjerna', 'sjustjerna 964bfaa23a007599', 'sjustjerna', '[{"confirmed":true,"forum":"lsu-volda","kind":"role","role":"leiar","text":"leiar, LSU Volda","vacant":false},{"confirmed":true,"forum":"lsu-alesund","kind":"role","role":"leiar","text":"leiar, LSU Ålesund","vacant":false}]', '[]');
INSERT INTO item_parties VALUES ('sjustjerna', 'sjustjerna 700885fdcd7054a2', 'sjustjerna', '[{"confirmed":true,"kind":"organisation","organisation":"sande","text":"Sande","vacant":false}]', '[]');
INSERT INTO item_parties VALUES ('sjustjerna', 'sjustjerna cf733e834da1ab13', 'sjustjerna', '[{"confirmed":true,"kind":"role","organisation":"heroy","role":"kommuneoverlege","text":"kommuneoverlege, Herøy","vacant":false},{"confirmed":true,"kind":"role","organisation":"volda","role":"kommuneoverlege","text":"kommuneoverlege, Volda","vacant":false},{"confirmed":false,"kind":"organisation","organisation":"hmr","text":"HMR?","vacant":false}]', '[]');
INSERT INTO item_parties VALUES ('sjustjerna', 'sjustjerna 3d673144b87776c4', 'sjustjerna', '[{"confirmed":true,"kind":"person","person":"oddvar","text":"Oddvar","vacant":false}]', '[]');
INSERT INTO item_parties VALUES ('sjustjerna', 'sjustjerna 8af8689acbfcbab1', 'sjustjerna', '[{"confirmed":true,"everyone":"municipalities","kind":"everyone","text":"alle kommunar","vacant":false}]', '[{"organisation":"vanylven"},{"organisation":"sande"},{"organisation":"heroy"},{"closed":"1970-01-01","organisation":"ulstein"},{"organisation":"hareid"},{"organisation":"orsta"},{"closed":"1970-01-01","organisation":"volda"}]');
INSERT INTO item_standings VALUES ('sjustjerna', 'sjustjerna', 1, 0, 'sjustjerna b59ef52a60e80fb1', 'open', 0, '2023-06-09', '9999-12-31', '2023-12-15');
INSERT INTO item_standings VALUES ('sjustjerna', 'sjustjerna', 3, 0, 'sjustjerna 1cbe4a1d7497270d', 'open', 1, '2023-06-09', '9999-12-31', '9999-12-31');
INSERT INTO item_standings VALUES ('sjustjerna', 'sjustjerna', 9, 0, 'sjustjerna 3d673144b87776c4', 'done', 0, '2023-06-09', '2023-06-14', '2023-06-09');
INSERT INTO item_standings VALUES ('sjustjerna', 'sjustjerna', 7, 0, 'sjustjerna 99bf2ce288347af8', 'open', 0, '2023-06-09', '9999-12-31', '2023-06-23');
INSERT INTO item_standings VALUES ('sjustjerna', 'sjustjerna', 8, 0, 'sjustjerna cf733e834da1ab13', 'open', 1, '2023-06-09', '9999-12-31', '2023-06-20');
INSERT INTO item_standings VALUES ('sjustjerna', 'sjustjerna', 4, 0, 'sjustjerna 99bf2ce288347af8', 'open', 0, '2023-06-09', '9999-12-31', '2023-08-18');
INSERT INTO item_standings VALUES ('sjustjerna', 'sjustjerna', 5, 0, 'sjustjerna 964bfaa23a007599', 'open', 0, '2023-06-09', '9999-12-31', '2023-08-18');
INSERT INTO item_standings VALUES ('sjustjerna', 'sjustjerna', 2, 0, 'sjustjerna 8af8689acbfcbab1', 'open', 0, '2023-06-09', '9999-12-31', '2023-08-18');
INSERT INTO item_standings VALUES ('sjustjerna', 'sjustjerna', 6, 0, 'sjustjerna 700885fdcd7054a2', 'done', 0, '2023-06-09', '2023-08-17', '2023-08-18');
INSERT INTO item_standings_state VALUES ('sjustjerna', 1, NULL);
INSERT INTO letter_bytes VALUES (1, X'46726F6D3A2022536A7573746A65726E612068656C7365206F67206F6D736F726722203C6D6F746540736A7573746A65726E612E6578616D706C652E6E6F3E0D0A546F3A20224C65696620426572676522203C6C6569662E6265726765406578616D706C652E6E6F3E0D0A5375626A6563743A203D3F5554');
INSERT INTO letter_bytes VALUES (12, X'46726F6D3A2022536A7573746A65726E612068656C7365206F67206F6D736F726722203C6D6F746540736A7573746A65726E612E6578616D706C652E6E6F3E0D0A546F3A20224F646476617222203C6F6464766172406578616D706C652E6E6F3E0D0A5375626A6563743A203D3F5554462D383F423F566D');
INSERT INTO letter_bytes VALUES (13, X'46726F6D3A2022536A7573746A65726E612068656C7365206F67206F6D736F726722203C6D6F746540736A7573746A65726E612E6578616D706C652E6E6F3E0D0A5265706C792D546F3A2022536A7573746A65726E612068656C7365206F67206F6D736F7267220D0A203C6D6F74652B68377A676B687468');
INSERT INTO letter_bytes VALUES (36, X'46726F6D3A2022536A7573746A65726E612068656C7365206F67206F6D736F726722203C6D6F746540736A7573746A65726E612E6578616D706C652E6E6F3E0D0A546F3A20224D61726974204C756E646522203C6D617269742E6C756E6465406578616D706C652E6E6F3E0D0A5375626A6563743A203D3F');
INSERT INTO letter_bytes VALUES (42, X'46726F6D3A2022536A7573746A65726E612068656C7365206F67206F6D736F726722203C6D6F746540736A7573746A65726E612E6578616D706C652E6E6F3E0D0A546F3A20224C65696620426572676522203C6C6569662E6265726765406578616D706C652E6E6F3E0D0A5375626A6563743A2055746B61');
INSERT INTO letter_bytes VALUES (43, X'46726F6D3A2022536A7573746A65726E612068656C7365206F67206F6D736F726722203C6D6F746540736A7573746A65726E612E6578616D706C652E6E6F3E0D0A546F3A20224C65696620426572676522203C6C6569662E6265726765406578616D706C652E6E6F3E0D0A5375626A6563743A203D3F5554');
INSERT INTO letter_bytes VALUES (54, X'46726F6D3A2022536A7573746A65726E612068656C7365206F67206F6D736F726722203C6D6F746540736A7573746A65726E612E6578616D706C652E6E6F3E0D0A546F3A20224C65696620426572676522203C6C6569662E6265726765406578616D706C652E6E6F3E0D0A5375626A6563743A2053616B6C');
INSERT INTO letter_bytes VALUES (93, X'46726F6D3A2022536A7573746A65726E612068656C7365206F67206F6D736F726722203C6D6F746540736A7573746A65726E612E6578616D706C652E6E6F3E0D0A5265706C792D546F3A2022536A7573746A65726E612068656C7365206F67206F6D736F7267220D0A203C6D6F74652B35767A6E6C6E626E');
INSERT INTO letter_bytes VALUES (111, X'46726F6D3A2022536A7573746A65726E612068656C7365206F67206F6D736F726722203C6D6F746540736A7573746A65726E612E6578616D706C652E6E6F3E0D0A546F3A20224C65696620426572676522203C6C6569662E6265726765406578616D706C652E6E6F3E0D0A5375626A6563743A203D3F5554');
