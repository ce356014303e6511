CREATE TABLE claims (
    revision integer NOT NULL,
    ordinal integer NOT NULL,
    id character varying(16) NOT NULL,
    subject integer NOT NULL,
    predicate character varying(32) NOT NULL,
    kind character varying(8) NOT NULL,
    entity integer,
    number double precision,
    unit text,
    places integer,
    text text,
    modality character varying(16) NOT NULL,
    attribution text,
    confidence double precision NOT NULL,
    learned character varying(25) NOT NULL,
    CONSTRAINT claims_check CHECK (((((kind)::text = 'entity'::text) AND (entity IS NOT NULL)) OR (((kind)::text = 'number'::text) AND (number IS NOT NULL)) OR (((kind)::text = ANY ((ARRAY['date'::character varying, 'text'::character varying])::text[])) AND (text IS NOT NULL))))
);
CREATE TABLE decisions (
    number integer NOT NULL,
    id character varying(16) NOT NULL,
    action character varying(8) NOT NULL,
    target character varying(8) NOT NULL,
    one text NOT NULL,
    other character varying(16),
    kind character varying(8),
    value double precision,
    unit text,
    places integer,
    text text,
    author text NOT NULL,
    reason text NOT NULL,
    at character varying(25) NOT NULL
);
CREATE TABLE entities (
    revision integer NOT NULL,
    ordinal integer NOT NULL,
    thing character varying(16) NOT NULL
);
CREATE TABLE entity_names (
    revision integer NOT NULL,
    entity integer NOT NULL,
    "position" integer NOT NULL,
    spelling text NOT NULL,
    slip boolean NOT NULL
);
CREATE TABLE evidence (
    revision integer NOT NULL,
    claim integer NOT NULL,
    ordinal integer NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    quote text NOT NULL
);
CREATE TABLE other_names (
    thing character varying(16) NOT NULL,
    key text NOT NULL,
    spelling text NOT NULL,
    how character varying(8) NOT NULL
);
CREATE TABLE qualifiers (
    revision integer NOT NULL,
    claim integer NOT NULL,
    name character varying(32) NOT NULL,
    kind character varying(8) NOT NULL,
    entity integer,
    number double precision,
    unit text,
    places integer,
    text text,
    CONSTRAINT qualifiers_check CHECK (((((kind)::text = 'entity'::text) AND (entity IS NOT NULL)) OR (((kind)::text = 'number'::text) AND (number IS NOT NULL)) OR (((kind)::text = ANY ((ARRAY['date'::character varying, 'text'::character varying])::text[])) AND (text IS NOT NULL))))
);
CREATE TABLE revisions (
    id integer NOT NULL,
    story character varying(16) NOT NULL,
    number integer NOT NULL,
    content character varying(16) NOT NULL,
    document text NOT NULL,
    title text NOT NULL,
    outlet text,
    published text,
    lang text,
    text character varying(16) NOT NULL,
    reader text NOT NULL,
    read_at character varying(25) NOT NULL,
    claim_count integer NOT NULL
);
CREATE SEQUENCE revisions_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE revisions_id_seq OWNED BY revisions.id;
CREATE TABLE spellings (
    thing character varying(16) NOT NULL,
    spelling text NOT NULL,
    key text NOT NULL,
    "full" boolean NOT NULL,
    first_revision integer NOT NULL,
    "position" integer NOT NULL,
    stories integer NOT NULL
);
CREATE TABLE stories (
    id character varying(16) NOT NULL,
    name text NOT NULL,
    number integer NOT NULL,
    url text,
    added character varying(25) NOT NULL
);
CREATE TABLE texts (
    id character varying(16) NOT NULL,
    text text NOT NULL
);
CREATE TABLE things (
    id character varying(16) NOT NULL,
    type character varying(16) NOT NULL,
    key text NOT NULL,
    scope character varying(16) NOT NULL,
    facet character varying(24) DEFAULT ''::character varying NOT NULL
);
CREATE TABLE versions (
    number integer NOT NULL,
    since character varying(25) NOT NULL
);
COMMENT ON TABLE versions IS 'a Copydesk ledger';
ALTER TABLE ONLY revisions ALTER COLUMN id SET DEFAULT nextval('revisions_id_seq'::regclass);
INSERT INTO claims VALUES (1, 0, 'c16c33468321f3d5', 0, 'audience_rating', 'number', NULL, 5, '', 2, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (1, 1, '88be9cb25a0a16aa', 0, 'holds_record', 'text', NULL, NULL, NULL, NULL, 'audience_rating', 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (1, 2, '5a9f293b50c68027', 0, 'cast_member', 'entity', 1, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (1, 3, '62f36a396c4ba1e1', 0, 'cast_member', 'entity', 2, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (1, 4, '9186896b2d45bbbd', 0, 'cast_member', 'entity', 3, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (1, 5, '6e834d3ee2ebc413', 0, 'cast_member', 'entity', 4, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (1, 6, '90dbf3c71b453c17', 0, 'cast_member', 'entity', 5, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (1, 7, '206ef3cd90434533', 0, 'cast_member', 'entity', 6, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (1, 8, 'ade292fa1ffb073d', 0, 'cast_member', 'entity', 7, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (1, 9, '3dbf9c6fb7fddddf', 0, 'cast_member', 'entity', 8, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (1, 10, '592b51249f48419a', 0, 'cast_member', 'entity', 9, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (1, 11, 'c1b01466fc1ae154', 0, 'cast_member', 'entity', 10, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (2, 0, 'ef00e00670f23b1b', 0, 'audience_rating', 'number', NULL, 5.01, '', 2, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (2, 1, '69192bb2703378ac', 0, 'holds_record', 'text', NULL, NULL, NULL, NULL, 'audience_rating', 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (2, 2, '7f86ec2fc1a53bcd', 0, 'cast_member', 'entity', 1, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (2, 3, 'abcdef2d099eb98f', 0, 'cast_member', 'entity', 2, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (2, 4, '638d438d820bb100', 0, 'cast_member', 'entity', 3, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (2, 5, '97071fada92d2a46', 0, 'cast_member', 'entity', 4, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (2, 6, '09434e10f198f9f4', 0, 'cast_member', 'entity', 5, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (2, 7, '48a71f8b577e44bd', 0, 'cast_member', 'entity', 6, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (2, 8, '5e69405daa281391', 0, 'cast_member', 'entity', 7, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (2, 9, '12c1921a79710a9d', 0, 'cast_member', 'entity', 8, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (2, 10, 'eb7d6f4c5a32043d', 0, 'cast_member', 'entity', 9, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO claims VALUES (2, 11, 'fe0b27bf6ffca826', 0, 'cast_member', 'entity', 10, NULL, NULL, NULL, NULL, 'asserted', NULL, 0.9, '2024-05-16T09:30:00+00:00');
INSERT INTO entities VALUES (1, 0, '0cdbfde67f0161ef');
INSERT INTO entities VALUES (1, 1, 'd38ae89c64083bfb');
INSERT INTO entities VALUES (1, 2, '9ef2ce73879b71b9');
INSERT INTO entities VALUES (1, 3, '5d945c9a3da28599');
INSERT INTO entities VALUES (1, 4, 'bb11bb0b32cf510a');
INSERT INTO entities VALUES (1, 5, '5b858465088959b2');
INSERT INTO entities VALUES (1, 6, 'dbbec84cec69650d');
INSERT INTO entities VALUES (1, 7, 'fae7f7136c758647');
INSERT INTO entities VALUES (1, 8, 'db913546fd09d631');
INSERT INTO entities VALUES (1, 9, 'b589dc39d2cc05ac');
INSERT INTO entities VALUES (1, 10, 'f613909c1f26c2cc');
INSERT INTO entities VALUES (2, 0, '0cdbfde67f0161ef');
INSERT INTO entities VALUES (2, 1, '9ef2ce73879b71b9');
INSERT INTO entities VALUES (2, 2, '5d945c9a3da28599');
INSERT INTO entities VALUES (2, 3, 'bb11bb0b32cf510a');
INSERT INTO entities VALUES (2, 4, '5b858465088959b2');
INSERT INTO entities VALUES (2, 5, 'dbbec84cec69650d');
INSERT INTO entities VALUES (2, 6, 'fae7f7136c758647');
INSERT INTO entities VALUES (2, 7, 'db913546fd09d631');
INSERT INTO entities VALUES (2, 8, 'b589dc39d2cc05ac');
INSERT INTO entities VALUES (2, 9, 'f613909c1f26c2cc');
INSERT INTO entities VALUES (2, 10, 'fae7f7136c758647');
INSERT INTO entity_names VALUES (1, 0, 0, 'Queen of Tears', false);
INSERT INTO entity_names VALUES (1, 1, 0, 'Kim Aara', false);
INSERT INTO entity_names VALUES (1, 2, 0, 'Kim Bara', false);
INSERT INTO entity_names VALUES (1, 3, 0, 'Kim Cara', false);
INSERT INTO entity_names VALUES (1, 4, 0, 'Kim Dara', false);
INSERT INTO entity_names VALUES (1, 5, 0, 'Kim Eara', false);
INSERT INTO entity_names VALUES (1, 6, 0, 'Kim Fara', false);
INSERT INTO entity_names VALUES (1, 7, 0, 'Kim Gara', false);
INSERT INTO entity_names VALUES (1, 8, 0, 'Kim Hara', false);
INSERT INTO entity_names VALUES (1, 9, 0, 'Kim Iara', false);
INSERT INTO entity_names VALUES (1, 10, 0, 'Kim Jara', false);
INSERT INTO entity_names VALUES (2, 0, 0, 'Queen of Tears', false);
INSERT INTO entity_names VALUES (2, 1, 0, 'Kim Bara', false);
INSERT INTO entity_names VALUES (2, 2, 0, 'Kim Cara', false);
INSERT INTO entity_names VALUES (2, 3, 0, 'Kim Dara', false);
INSERT INTO entity_names VALUES (2, 4, 0, 'Kim Eara', false);
INSERT INTO entity_names VALUES (2, 5, 0, 'Kim Fara', false);
INSERT INTO entity_names VALUES (2, 6, 0, 'Kim Gara', false);
INSERT INTO entity_names VALUES (2, 7, 0, 'Kim Hara', false);
INSERT INTO entity_names VALUES (2, 8, 0, 'Kim Iara', false);
INSERT INTO entity_names VALUES (2, 9, 0, 'Kim Jara', false);
INSERT INTO entity_names VALUES (2, 10, 0, 'Kim Kara', false);
INSERT INTO evidence VALUES (1, 0, 0, 9, 52, 'work:Queen of Tears audience_rating 5.0 1.0');
INSERT INTO evidence VALUES (1, 1, 0, 54, 123, 'work:Queen of Tears holds_record text:audience_rating date:2024-04-01');
INSERT INTO evidence VALUES (1, 2, 0, 125, 172, 'work:Queen of Tears cast_member person:Kim Aara');
INSERT INTO evidence VALUES (1, 3, 0, 174, 221, 'work:Queen of Tears cast_member person:Kim Bara');
INSERT INTO evidence VALUES (1, 4, 0, 223, 270, 'work:Queen of Tears cast_member person:Kim Cara');
INSERT INTO evidence VALUES (1, 5, 0, 272, 319, 'work:Queen of Tears cast_member person:Kim Dara');
INSERT INTO evidence VALUES (1, 6, 0, 321, 368, 'work:Queen of Tears cast_member person:Kim Eara');
INSERT INTO evidence VALUES (1, 7, 0, 370, 417, 'work:Queen of Tears cast_member person:Kim Fara');
INSERT INTO evidence VALUES (1, 8, 0, 419, 466, 'work:Queen of Tears cast_member person:Kim Gara');
INSERT INTO evidence VALUES (1, 9, 0, 468, 515, 'work:Queen of Tears cast_member person:Kim Hara');
INSERT INTO evidence VALUES (1, 10, 0, 517, 564, 'work:Queen of Tears cast_member person:Kim Iara');
INSERT INTO evidence VALUES (1, 11, 0, 566, 613, 'work:Queen of Tears cast_member person:Kim Jara');
INSERT INTO evidence VALUES (2, 0, 0, 9, 53, 'work:Queen of Tears audience_rating 5.01 2.0');
INSERT INTO evidence VALUES (2, 1, 0, 55, 124, 'work:Queen of Tears holds_record text:audience_rating date:2024-04-02');
INSERT INTO evidence VALUES (2, 2, 0, 126, 173, 'work:Queen of Tears cast_member person:Kim Bara');
INSERT INTO evidence VALUES (2, 3, 0, 175, 222, 'work:Queen of Tears cast_member person:Kim Cara');
INSERT INTO evidence VALUES (2, 4, 0, 224, 271, 'work:Queen of Tears cast_member person:Kim Dara');
INSERT INTO evidence VALUES (2, 5, 0, 273, 320, 'work:Queen of Tears cast_member person:Kim Eara');
INSERT INTO evidence VALUES (2, 6, 0, 322, 369, 'work:Queen of Tears cast_member person:Kim Fara');
INSERT INTO evidence VALUES (2, 7, 0, 371, 418, 'work:Queen of Tears cast_member person:Kim Gara');
INSERT INTO evidence VALUES (2, 8, 0, 420, 467, 'work:Queen of Tears cast_member person:Kim Hara');
INSERT INTO evidence VALUES (2, 9, 0, 469, 516, 'work:Queen of Tears cast_member person:Kim Iara');
INSERT INTO evidence VALUES (2, 10, 0, 518, 565, 'work:Queen of Tears cast_member person:Kim Jara');
INSERT INTO evidence VALUES (2, 11, 0, 567, 614, 'work:Queen of Tears cast_member person:Kim Kara');
INSERT INTO qualifiers VALUES (1, 0, 'episode', 'number', NULL, 1, '', 2, NULL);
INSERT INTO qualifiers VALUES (1, 1, 'date', 'date', NULL, NULL, NULL, NULL, '2024-04-01');
INSERT INTO qualifiers VALUES (2, 0, 'episode', 'number', NULL, 2, '', 2, NULL);
INSERT INTO qualifiers VALUES (2, 1, 'date', 'date', NULL, NULL, NULL, NULL, '2024-04-02');
INSERT INTO revisions VALUES (1, 'be4a0594af0fc4aa', 1, '2281293c102e3bee', 'story-0', '', NULL, NULL, NULL, '207cb039f06bd451', '1', '2024-05-16T09:30:00+00:00', 12);
INSERT INTO revisions VALUES (2, '0adee591e7b2f29b', 1, '056c0c46aadf3b7a', 'story-1', '', NULL, NULL, NULL, 'e32715592f098027', '1', '2024-05-16T09:30:00+00:00', 12);
INSERT INTO spellings VALUES ('d38ae89c64083bfb', 'Kim Aara', '김아아라', true, 1, 0, 1);
INSERT INTO spellings VALUES ('fae7f7136c758647', 'Kim Kara', '김가라', true, 2, 0, 1);
INSERT INTO spellings VALUES ('0cdbfde67f0161ef', 'Queen of Tears', 'queenoftears', true, 1, 0, 2);
INSERT INTO spellings VALUES ('5b858465088959b2', 'Kim Eara', 'kimeara', true, 1, 0, 2);
INSERT INTO spellings VALUES ('5d945c9a3da28599', 'Kim Cara', 'kimcara', true, 1, 0, 2);
INSERT INTO spellings VALUES ('9ef2ce73879b71b9', 'Kim Bara', '김바라', true, 1, 0, 2);
INSERT INTO spellings VALUES ('b589dc39d2cc05ac', 'Kim Iara', '김이아라', true, 1, 0, 2);
INSERT INTO spellings VALUES ('bb11bb0b32cf510a', 'Kim Dara', '김다라', true, 1, 0, 2);
INSERT INTO spellings VALUES ('db913546fd09d631', 'Kim Hara', '김하라', true, 1, 0, 2);
INSERT INTO spellings VALUES ('dbbec84cec69650d', 'Kim Fara', 'kimfara', true, 1, 0, 2);
INSERT INTO spellings VALUES ('f613909c1f26c2cc', 'Kim Jara', '김자라', true, 1, 0, 2);
INSERT INTO spellings VALUES ('fae7f7136c758647', 'Kim Gara', '김가라', true, 1, 0, 2);
INSERT INTO stories VALUES ('be4a0594af0fc4aa', 'document 
story-0', 1, NULL, '2024-05-16T09:30:00+00:00');
INSERT INTO stories VALUES ('0adee591e7b2f29b', 'document 
story-1', 1, NULL, '2024-05-16T09:30:00+00:00');
INSERT INTO texts VALUES ('207cb039f06bd451', 'Story 0.
work:Queen of Tears audience_rating 5.0 1.0.
work:Queen of Tears holds_record text:audience_rating date:2024-04-01.
work:Queen of Tears cast_member person:Kim Aara.
work:Queen of Tears cast_member person:Kim Bara.
work:Queen of Tears cast_member person:Kim Cara.
work:Queen of Tears cast_member person:Kim Dara.
work:Queen of Tears cast_member person:Kim Eara.
work:Queen of Tears cast_member person:Kim Fara.
work:Queen of Tears cast_member person:Kim Gara.
work:Queen of Tears cast_member person:Kim Hara.
work:Queen of Tears cast_member person:Kim Iara.
work:Queen of Tears cast_member person:Kim Jara.
');
INSERT INTO texts VALUES ('e32715592f098027', 'Story 1.
work:Queen of Tears audience_rating 5.01 2.0.
work:Queen of Tears holds_record text:audience_rating date:2024-04-02.
work:Queen of Tears cast_member person:Kim Bara.
work:Queen of Tears cast_member person:Kim Cara.
work:Queen of Tears cast_member person:Kim Dara.
work:Queen of Tears cast_member person:Kim Eara.
work:Queen of Tears cast_member person:Kim Fara.
work:Queen of Tears cast_member person:Kim Gara.
work:Queen of Tears cast_member person:Kim Hara.
work:Queen of Tears cast_member person:Kim Iara.
work:Queen of Tears cast_member person:Kim Jara.
work:Queen of Tears cast_member person:Kim Kara.
');
INSERT INTO things VALUES ('0cdbfde67f0161ef', 'work', 'queenoftears', '', '');
INSERT INTO things VALUES ('d38ae89c64083bfb', 'person', '김아아라', '0cdbfde67f0161ef', 'acts');
INSERT INTO things VALUES ('5d1c75ed522c9347', 'person', '김아아라', '', '');
INSERT INTO things VALUES ('9ef2ce73879b71b9', 'person', '김바라', '0cdbfde67f0161ef', 'acts');
INSERT INTO things VALUES ('e937ffdb2d02b06e', 'person', '김바라', '', '');
INSERT INTO things VALUES ('5d945c9a3da28599', 'person', 'kimcara', '0cdbfde67f0161ef', 'acts');
INSERT INTO things VALUES ('5b10d70211b052b8', 'person', 'kimcara', '', '');
INSERT INTO things VALUES ('bb11bb0b32cf510a', 'person', '김다라', '0cdbfde67f0161ef', 'acts');
INSERT INTO things VALUES ('fa38667145360fe6', 'person', '김다라', '', '');
INSERT INTO things VALUES ('5b858465088959b2', 'person', 'kimeara', '0cdbfde67f0161ef', 'acts');
INSERT INTO things VALUES ('43f439810918b28c', 'person', 'kimeara', '', '');
INSERT INTO things VALUES ('dbbec84cec69650d', 'person', 'kimfara', '0cdbfde67f0161ef', 'acts');
INSERT INTO things VALUES ('1b373ecd0843efa4', 'person', 'kimfara', '', '');
INSERT INTO things VALUES ('fae7f7136c758647', 'person', '김가라', '0cdbfde67f0161ef', 'acts');
INSERT INTO things VALUES ('64411fb2764a10d1', 'person', '김가라', '', '');
INSERT INTO things VALUES ('db913546fd09d631', 'person', '김하라', '0cdbfde67f0161ef', 'acts');
INSERT INTO things VALUES ('eb6546c639ab2f53', 'person', '김하라', '', '');
INSERT INTO things VALUES ('b589dc39d2cc05ac', 'person', '김이아라', '0cdbfde67f0161ef', 'acts');
INSERT INTO things VALUES ('128aace96bfb6ebb', 'person', '김이아라', '', '');
INSERT INTO things VALUES ('f613909c1f26c2cc', 'person', '김자라', '0cdbfde67f0161ef', 'acts');
INSERT INTO things VALUES ('c9253f42b8478759', 'person', '김자라', '', '');
INSERT INTO versions VALUES (2, '2026-11-26T21:30:44+00:00');
SELECT pg_catalog.setval('revisions_id_seq', 2, true);
ALTER TABLE ONLY claims
    ADD CONSTRAINT claims_pkey PRIMARY KEY (revision, ordinal);
ALTER TABLE ONLY claims
    ADD CONSTRAINT claims_revision_id_key UNIQUE (revision, id);
ALTER TABLE ONLY decisions
    ADD CONSTRAINT decisions_id_key UNIQUE (id);
ALTER TABLE ONLY decisions
    ADD CONSTRAINT decisions_pkey PRIMARY KEY (number);
ALTER TABLE ONLY entities
    ADD CONSTRAINT entities_pkey PRIMARY KEY (revision, ordinal);
ALTER TABLE ONLY entity_names
    ADD CONSTRAINT entity_names_pkey PRIMARY KEY (revision, entity, "position");
ALTER TABLE ONLY evidence
    ADD CONSTRAINT evidence_pkey PRIMARY KEY (revision, claim, ordinal);
ALTER TABLE ONLY other_names
    ADD CONSTRAINT other_names_pkey PRIMARY KEY (thing, key);
ALTER TABLE ONLY qualifiers
    ADD CONSTRAINT qualifiers_pkey PRIMARY KEY (revision, claim, name);
ALTER TABLE ONLY revisions
    ADD CONSTRAINT revisions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY revisions
    ADD CONSTRAINT revisions_story_number_key UNIQUE (story, number);
ALTER TABLE ONLY spellings
    ADD CONSTRAINT spellings_pkey PRIMARY KEY (thing, spelling);
ALTER TABLE ONLY stories
    ADD CONSTRAINT stories_name_number_key UNIQUE (name, number);
ALTER TABLE ONLY stories
    ADD CONSTRAINT stories_pkey PRIMARY KEY (id);
ALTER TABLE ONLY texts
    ADD CONSTRAINT texts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY things
    ADD CONSTRAINT things_pkey PRIMARY KEY (id);
ALTER TABLE ONLY versions
    ADD CONSTRAINT versions_pkey PRIMARY KEY (number);
CREATE INDEX claims_by_id ON claims USING btree (id);
CREATE INDEX claims_by_object ON claims USING btree (revision, entity);
CREATE INDEX claims_by_subject ON claims USING btree (revision, subject);
CREATE INDEX ix_entities_thing ON entities USING btree (thing);
CREATE INDEX other_names_by_key ON other_names USING btree (key);
CREATE INDEX revisions_of_text ON revisions USING btree (text);
CREATE INDEX spellings_by_key ON spellings USING btree (key);
CREATE INDEX things_by_key ON things USING btree (key, type);
CREATE INDEX things_by_scope ON things USING btree (scope, type);
ALTER TABLE ONLY claims
    ADD CONSTRAINT claims_revision_entity_fkey FOREIGN KEY (revision, entity) REFERENCES entities(revision, ordinal);
ALTER TABLE ONLY claims
    ADD CONSTRAINT claims_revision_fkey FOREIGN KEY (revision) REFERENCES revisions(id);
ALTER TABLE ONLY claims
    ADD CONSTRAINT claims_revision_subject_fkey FOREIGN KEY (revision, subject) REFERENCES entities(revision, ordinal);
ALTER TABLE ONLY entities
    ADD CONSTRAINT entities_revision_fkey FOREIGN KEY (revision) REFERENCES revisions(id);
ALTER TABLE ONLY entities
    ADD CONSTRAINT entities_thing_fkey FOREIGN KEY (thing) REFERENCES things(id);
ALTER TABLE ONLY entity_names
    ADD CONSTRAINT entity_names_revision_entity_fkey FOREIGN KEY (revision, entity) REFERENCES entities(revision, ordinal);
ALTER TABLE ONLY evidence
    ADD CONSTRAINT evidence_revision_claim_fkey FOREIGN KEY (revision, claim) REFERENCES claims(revision, ordinal);
ALTER TABLE ONLY other_names
    ADD CONSTRAINT other_names_thing_fkey FOREIGN KEY (thing) REFERENCES things(id);
ALTER TABLE ONLY qualifiers
    ADD CONSTRAINT qualifiers_revision_claim_fkey FOREIGN KEY (revision, claim) REFERENCES claims(revision, ordinal);
ALTER TABLE ONLY qualifiers
    ADD CONSTRAINT qualifiers_revision_entity_fkey FOREIGN KEY (revision, entity) REFERENCES entities(revision, ordinal);
ALTER TABLE ONLY revisions
    ADD CONSTRAINT revisions_story_fkey FOREIGN KEY (story) REFERENCES stories(id);
ALTER TABLE ONLY revisions
    ADD CONSTRAINT revisions_text_fkey FOREIGN KEY (text) REFERENCES texts(id);
ALTER TABLE ONLY spellings
    ADD CONSTRAINT spellings_first_revision_fkey FOREIGN KEY (first_revision) REFERENCES revisions(id);
ALTER TABLE ONLY spellings
    ADD CONSTRAINT spellings_thing_fkey FOREIGN KEY (thing) REFERENCES things(id);
