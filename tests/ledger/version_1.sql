-- A ledger of version 1 with one story, as Copydesk wrote it then. Never edited.
PRAGMA application_id = 1131431019;
BEGIN TRANSACTION;
CREATE TABLE claims (
	revision INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	id VARCHAR(16) NOT NULL, 
	subject INTEGER NOT NULL, 
	predicate VARCHAR(32) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	entity INTEGER, 
	number FLOAT, 
	unit TEXT, 
	places INTEGER, 
	text TEXT, 
	modality VARCHAR(16) NOT NULL, 
	attribution TEXT, 
	confidence FLOAT NOT NULL, 
	learned VARCHAR(25) NOT NULL, 
	PRIMARY KEY (revision, ordinal), 
	FOREIGN KEY(revision, entity) REFERENCES entities (revision, ordinal), 
	CHECK ((kind = 'entity' and entity is not null) or (kind = 'number' and number is not null) or (kind in ('date', 'text') and text is not null)), 
	FOREIGN KEY(revision, subject) REFERENCES entities (revision, ordinal), 
	UNIQUE (revision, id), 
	FOREIGN KEY(revision) REFERENCES revisions (id)
);
INSERT INTO "claims" VALUES(1,0,'55d6186a503d7a6c',0,'cast_member','entity',1,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(1,1,'f49468cf4ff5d39c',0,'end_date','date',NULL,NULL,NULL,NULL,'2024-04-28','asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
CREATE TABLE entities (
	revision INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	thing VARCHAR(16) NOT NULL, 
	PRIMARY KEY (revision, ordinal), 
	FOREIGN KEY(revision) REFERENCES revisions (id), 
	FOREIGN KEY(thing) REFERENCES things (id)
);
INSERT INTO "entities" VALUES(1,0,'0cdbfde67f0161ef');
INSERT INTO "entities" VALUES(1,1,'ee5c2a726959caad');
INSERT INTO "entities" VALUES(1,2,'62207181c800d58c');
CREATE TABLE entity_names (
	revision INTEGER NOT NULL, 
	entity INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	spelling TEXT NOT NULL, 
	slip BOOLEAN NOT NULL, 
	PRIMARY KEY (revision, entity, position), 
	FOREIGN KEY(revision, entity) REFERENCES entities (revision, ordinal)
);
INSERT INTO "entity_names" VALUES(1,0,0,'Queen of Tears',0);
INSERT INTO "entity_names" VALUES(1,1,0,'Kim Soo-hyun',0);
INSERT INTO "entity_names" VALUES(1,1,1,'김수현',0);
INSERT INTO "entity_names" VALUES(1,2,0,'Baek Hyun-woo',0);
CREATE TABLE evidence (
	revision INTEGER NOT NULL, 
	claim INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	quote TEXT NOT NULL, 
	PRIMARY KEY (revision, claim, ordinal), 
	FOREIGN KEY(revision, claim) REFERENCES claims (revision, ordinal)
);
INSERT INTO "evidence" VALUES(1,0,0,0,75,'work:Queen of Tears cast_member person:Kim Soo-hyun character:Baek Hyun-woo');
INSERT INTO "evidence" VALUES(1,1,0,77,121,'work:Queen of Tears end_date date:2024-04-28');
CREATE TABLE qualifiers (
	revision INTEGER NOT NULL, 
	claim INTEGER NOT NULL, 
	name VARCHAR(32) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	entity INTEGER, 
	number FLOAT, 
	unit TEXT, 
	places INTEGER, 
	text TEXT, 
	PRIMARY KEY (revision, claim, name), 
	FOREIGN KEY(revision, entity) REFERENCES entities (revision, ordinal), 
	CHECK ((kind = 'entity' and entity is not null) or (kind = 'number' and number is not null) or (kind in ('date', 'text') and text is not null)), 
	FOREIGN KEY(revision, claim) REFERENCES claims (revision, ordinal)
);
INSERT INTO "qualifiers" VALUES(1,0,'character','entity',2,NULL,NULL,NULL,NULL);
CREATE TABLE revisions (
	id INTEGER NOT NULL, 
	story VARCHAR(16) NOT NULL, 
	number INTEGER NOT NULL, 
	content VARCHAR(16) NOT NULL, 
	document TEXT NOT NULL, 
	title TEXT NOT NULL, 
	outlet TEXT, 
	published TEXT, 
	lang TEXT, 
	text VARCHAR(16) NOT NULL, 
	reader TEXT NOT NULL, 
	read_at VARCHAR(25) NOT NULL, 
	claim_count INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (story, number), 
	FOREIGN KEY(story) REFERENCES stories (id), 
	FOREIGN KEY(text) REFERENCES texts (id)
);
INSERT INTO "revisions" VALUES(1,'5f627088b776ef35',1,'6bcc8d11978fec58','finale','Finale','Soompi',NULL,NULL,'2ba08610933057bf','1','2024-05-16T09:30:00+00:00',2);
CREATE TABLE spellings (
	thing VARCHAR(16) NOT NULL, 
	spelling TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	"full" BOOLEAN NOT NULL, 
	first_revision INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	stories INTEGER NOT NULL, 
	PRIMARY KEY (thing, spelling), 
	FOREIGN KEY(thing) REFERENCES things (id), 
	FOREIGN KEY(first_revision) REFERENCES revisions (id)
);
INSERT INTO "spellings" VALUES('0cdbfde67f0161ef','Queen of Tears','queenoftears',1,1,0,1);
INSERT INTO "spellings" VALUES('ee5c2a726959caad','Kim Soo-hyun','김수현',1,1,0,1);
INSERT INTO "spellings" VALUES('ee5c2a726959caad','김수현','김수현',1,1,1,1);
INSERT INTO "spellings" VALUES('62207181c800d58c','Baek Hyun-woo','백현우',1,1,0,1);
CREATE TABLE stories (
	id VARCHAR(16) NOT NULL, 
	name TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	url TEXT, 
	added VARCHAR(25) NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name, number)
);
INSERT INTO "stories" VALUES('5f627088b776ef35','document Soompi
finale',1,NULL,'2024-05-16T09:30:00+00:00');
CREATE TABLE texts (
	id VARCHAR(16) NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "texts" VALUES('2ba08610933057bf','work:Queen of Tears cast_member person:Kim Soo-hyun character:Baek Hyun-woo.
work:Queen of Tears end_date date:2024-04-28.
');
CREATE TABLE things (
	id VARCHAR(16) NOT NULL, 
	type VARCHAR(16) NOT NULL, 
	"key" TEXT NOT NULL, 
	scope VARCHAR(16) NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "things" VALUES('0cdbfde67f0161ef','work','queenoftears','');
INSERT INTO "things" VALUES('ee5c2a726959caad','person','김수현','');
INSERT INTO "things" VALUES('62207181c800d58c','character','백현우','0cdbfde67f0161ef');
CREATE TABLE versions (
	number INTEGER NOT NULL, 
	since VARCHAR(25) NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "versions" VALUES(1,'2024-05-16T09:00:00+00:00');
CREATE INDEX things_by_key ON things ("key", type);
CREATE INDEX revisions_of_text ON revisions (text);
CREATE INDEX spellings_by_key ON spellings ("key");
CREATE INDEX ix_entities_thing ON entities (thing);
CREATE INDEX claims_by_subject ON claims (revision, subject);
CREATE INDEX claims_by_object ON claims (revision, entity);
COMMIT;
