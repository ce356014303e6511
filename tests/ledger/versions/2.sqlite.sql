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
INSERT INTO "claims" VALUES(1,0,'c16c33468321f3d5',0,'audience_rating','number',NULL,5.0,'',2,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(1,1,'88be9cb25a0a16aa',0,'holds_record','text',NULL,NULL,NULL,NULL,'audience_rating','asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(1,2,'5a9f293b50c68027',0,'cast_member','entity',1,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(1,3,'62f36a396c4ba1e1',0,'cast_member','entity',2,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(1,4,'9186896b2d45bbbd',0,'cast_member','entity',3,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(1,5,'6e834d3ee2ebc413',0,'cast_member','entity',4,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(1,6,'90dbf3c71b453c17',0,'cast_member','entity',5,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(1,7,'206ef3cd90434533',0,'cast_member','entity',6,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(1,8,'ade292fa1ffb073d',0,'cast_member','entity',7,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(1,9,'3dbf9c6fb7fddddf',0,'cast_member','entity',8,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(1,10,'592b51249f48419a',0,'cast_member','entity',9,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(1,11,'c1b01466fc1ae154',0,'cast_member','entity',10,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(2,0,'ef00e00670f23b1b',0,'audience_rating','number',NULL,5.01,'',2,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(2,1,'69192bb2703378ac',0,'holds_record','text',NULL,NULL,NULL,NULL,'audience_rating','asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(2,2,'7f86ec2fc1a53bcd',0,'cast_member','entity',1,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(2,3,'abcdef2d099eb98f',0,'cast_member','entity',2,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(2,4,'638d438d820bb100',0,'cast_member','entity',3,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(2,5,'97071fada92d2a46',0,'cast_member','entity',4,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(2,6,'09434e10f198f9f4',0,'cast_member','entity',5,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(2,7,'48a71f8b577e44bd',0,'cast_member','entity',6,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(2,8,'5e69405daa281391',0,'cast_member','entity',7,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(2,9,'12c1921a79710a9d',0,'cast_member','entity',8,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(2,10,'eb7d6f4c5a32043d',0,'cast_member','entity',9,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
INSERT INTO "claims" VALUES(2,11,'fe0b27bf6ffca826',0,'cast_member','entity',10,NULL,NULL,NULL,NULL,'asserted',NULL,0.9,'2024-05-16T09:30:00+00:00');
CREATE TABLE decisions (
	number INTEGER NOT NULL, 
	id VARCHAR(16) NOT NULL, 
	action VARCHAR(8) NOT NULL, 
	target VARCHAR(8) NOT NULL, 
	one TEXT NOT NULL, 
	other VARCHAR(16), 
	kind VARCHAR(8), 
	value FLOAT, 
	unit TEXT, 
	places INTEGER, 
	text TEXT, 
	author TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	at VARCHAR(25) NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (id)
);
CREATE TABLE entities (
	revision INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	thing VARCHAR(16) NOT NULL, 
	PRIMARY KEY (revision, ordinal), 
	FOREIGN KEY(revision) REFERENCES revisions (id), 
	FOREIGN KEY(thing) REFERENCES things (id)
);
INSERT INTO "entities" VALUES(1,0,'0cdbfde67f0161ef');
INSERT INTO "entities" VALUES(1,1,'d38ae89c64083bfb');
INSERT INTO "entities" VALUES(1,2,'9ef2ce73879b71b9');
INSERT INTO "entities" VALUES(1,3,'5d945c9a3da28599');
INSERT INTO "entities" VALUES(1,4,'bb11bb0b32cf510a');
INSERT INTO "entities" VALUES(1,5,'5b858465088959b2');
INSERT INTO "entities" VALUES(1,6,'dbbec84cec69650d');
INSERT INTO "entities" VALUES(1,7,'fae7f7136c758647');
INSERT INTO "entities" VALUES(1,8,'db913546fd09d631');
INSERT INTO "entities" VALUES(1,9,'b589dc39d2cc05ac');
INSERT INTO "entities" VALUES(1,10,'f613909c1f26c2cc');
INSERT INTO "entities" VALUES(2,0,'0cdbfde67f0161ef');
INSERT INTO "entities" VALUES(2,1,'9ef2ce73879b71b9');
INSERT INTO "entities" VALUES(2,2,'5d945c9a3da28599');
INSERT INTO "entities" VALUES(2,3,'bb11bb0b32cf510a');
INSERT INTO "entities" VALUES(2,4,'5b858465088959b2');
INSERT INTO "entities" VALUES(2,5,'dbbec84cec69650d');
INSERT INTO "entities" VALUES(2,6,'fae7f7136c758647');
INSERT INTO "entities" VALUES(2,7,'db913546fd09d631');
INSERT INTO "entities" VALUES(2,8,'b589dc39d2cc05ac');
INSERT INTO "entities" VALUES(2,9,'f613909c1f26c2cc');
INSERT INTO "entities" VALUES(2,10,'fae7f7136c758647');
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
INSERT INTO "entity_names" VALUES(1,1,0,'Kim Aara',0);
INSERT INTO "entity_names" VALUES(1,2,0,'Kim Bara',0);
INSERT INTO "entity_names" VALUES(1,3,0,'Kim Cara',0);
INSERT INTO "entity_names" VALUES(1,4,0,'Kim Dara',0);
INSERT INTO "entity_names" VALUES(1,5,0,'Kim Eara',0);
INSERT INTO "entity_names" VALUES(1,6,0,'Kim Fara',0);
INSERT INTO "entity_names" VALUES(1,7,0,'Kim Gara',0);
INSERT INTO "entity_names" VALUES(1,8,0,'Kim Hara',0);
INSERT INTO "entity_names" VALUES(1,9,0,'Kim Iara',0);
INSERT INTO "entity_names" VALUES(1,10,0,'Kim Jara',0);
INSERT INTO "entity_names" VALUES(2,0,0,'Queen of Tears',0);
INSERT INTO "entity_names" VALUES(2,1,0,'Kim Bara',0);
INSERT INTO "entity_names" VALUES(2,2,0,'Kim Cara',0);
INSERT INTO "entity_names" VALUES(2,3,0,'Kim Dara',0);
INSERT INTO "entity_names" VALUES(2,4,0,'Kim Eara',0);
INSERT INTO "entity_names" VALUES(2,5,0,'Kim Fara',0);
INSERT INTO "entity_names" VALUES(2,6,0,'Kim Gara',0);
INSERT INTO "entity_names" VALUES(2,7,0,'Kim Hara',0);
INSERT INTO "entity_names" VALUES(2,8,0,'Kim Iara',0);
INSERT INTO "entity_names" VALUES(2,9,0,'Kim Jara',0);
INSERT INTO "entity_names" VALUES(2,10,0,'Kim Kara',0);
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
INSERT INTO "evidence" VALUES(1,0,0,9,52,'work:Queen of Tears audience_rating 5.0 1.0');
INSERT INTO "evidence" VALUES(1,1,0,54,123,'work:Queen of Tears holds_record text:audience_rating date:2024-04-01');
INSERT INTO "evidence" VALUES(1,2,0,125,172,'work:Queen of Tears cast_member person:Kim Aara');
INSERT INTO "evidence" VALUES(1,3,0,174,221,'work:Queen of Tears cast_member person:Kim Bara');
INSERT INTO "evidence" VALUES(1,4,0,223,270,'work:Queen of Tears cast_member person:Kim Cara');
INSERT INTO "evidence" VALUES(1,5,0,272,319,'work:Queen of Tears cast_member person:Kim Dara');
INSERT INTO "evidence" VALUES(1,6,0,321,368,'work:Queen of Tears cast_member person:Kim Eara');
INSERT INTO "evidence" VALUES(1,7,0,370,417,'work:Queen of Tears cast_member person:Kim Fara');
INSERT INTO "evidence" VALUES(1,8,0,419,466,'work:Queen of Tears cast_member person:Kim Gara');
INSERT INTO "evidence" VALUES(1,9,0,468,515,'work:Queen of Tears cast_member person:Kim Hara');
INSERT INTO "evidence" VALUES(1,10,0,517,564,'work:Queen of Tears cast_member person:Kim Iara');
INSERT INTO "evidence" VALUES(1,11,0,566,613,'work:Queen of Tears cast_member person:Kim Jara');
INSERT INTO "evidence" VALUES(2,0,0,9,53,'work:Queen of Tears audience_rating 5.01 2.0');
INSERT INTO "evidence" VALUES(2,1,0,55,124,'work:Queen of Tears holds_record text:audience_rating date:2024-04-02');
INSERT INTO "evidence" VALUES(2,2,0,126,173,'work:Queen of Tears cast_member person:Kim Bara');
INSERT INTO "evidence" VALUES(2,3,0,175,222,'work:Queen of Tears cast_member person:Kim Cara');
INSERT INTO "evidence" VALUES(2,4,0,224,271,'work:Queen of Tears cast_member person:Kim Dara');
INSERT INTO "evidence" VALUES(2,5,0,273,320,'work:Queen of Tears cast_member person:Kim Eara');
INSERT INTO "evidence" VALUES(2,6,0,322,369,'work:Queen of Tears cast_member person:Kim Fara');
INSERT INTO "evidence" VALUES(2,7,0,371,418,'work:Queen of Tears cast_member person:Kim Gara');
INSERT INTO "evidence" VALUES(2,8,0,420,467,'work:Queen of Tears cast_member person:Kim Hara');
INSERT INTO "evidence" VALUES(2,9,0,469,516,'work:Queen of Tears cast_member person:Kim Iara');
INSERT INTO "evidence" VALUES(2,10,0,518,565,'work:Queen of Tears cast_member person:Kim Jara');
INSERT INTO "evidence" VALUES(2,11,0,567,614,'work:Queen of Tears cast_member person:Kim Kara');
CREATE TABLE other_names (
	thing VARCHAR(16) NOT NULL, 
	"key" TEXT NOT NULL, 
	spelling TEXT NOT NULL, 
	how VARCHAR(8) NOT NULL, 
	PRIMARY KEY (thing, "key"), 
	FOREIGN KEY(thing) REFERENCES things (id)
);
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
INSERT INTO "qualifiers" VALUES(1,0,'episode','number',NULL,1.0,'',2,NULL);
INSERT INTO "qualifiers" VALUES(1,1,'date','date',NULL,NULL,NULL,NULL,'2024-04-01');
INSERT INTO "qualifiers" VALUES(2,0,'episode','number',NULL,2.0,'',2,NULL);
INSERT INTO "qualifiers" VALUES(2,1,'date','date',NULL,NULL,NULL,NULL,'2024-04-02');
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
INSERT INTO "revisions" VALUES(1,'be4a0594af0fc4aa',1,'2281293c102e3bee','story-0','',NULL,NULL,NULL,'207cb039f06bd451','1','2024-05-16T09:30:00+00:00',12);
INSERT INTO "revisions" VALUES(2,'0adee591e7b2f29b',1,'056c0c46aadf3b7a','story-1','',NULL,NULL,NULL,'e32715592f098027','1','2024-05-16T09:30:00+00:00',12);
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
INSERT INTO "spellings" VALUES('0cdbfde67f0161ef','Queen of Tears','queenoftears',1,1,0,2);
INSERT INTO "spellings" VALUES('d38ae89c64083bfb','Kim Aara','김아아라',1,1,0,1);
INSERT INTO "spellings" VALUES('9ef2ce73879b71b9','Kim Bara','김바라',1,1,0,2);
INSERT INTO "spellings" VALUES('5d945c9a3da28599','Kim Cara','kimcara',1,1,0,2);
INSERT INTO "spellings" VALUES('bb11bb0b32cf510a','Kim Dara','김다라',1,1,0,2);
INSERT INTO "spellings" VALUES('5b858465088959b2','Kim Eara','kimeara',1,1,0,2);
INSERT INTO "spellings" VALUES('dbbec84cec69650d','Kim Fara','kimfara',1,1,0,2);
INSERT INTO "spellings" VALUES('fae7f7136c758647','Kim Gara','김가라',1,1,0,2);
INSERT INTO "spellings" VALUES('db913546fd09d631','Kim Hara','김하라',1,1,0,2);
INSERT INTO "spellings" VALUES('b589dc39d2cc05ac','Kim Iara','김이아라',1,1,0,2);
INSERT INTO "spellings" VALUES('f613909c1f26c2cc','Kim Jara','김자라',1,1,0,2);
INSERT INTO "spellings" VALUES('fae7f7136c758647','Kim Kara','김가라',1,2,0,1);
CREATE TABLE stories (
	id VARCHAR(16) NOT NULL, 
	name TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	url TEXT, 
	added VARCHAR(25) NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name, number)
);
INSERT INTO "stories" VALUES('be4a0594af0fc4aa','document 
story-0',1,NULL,'2024-05-16T09:30:00+00:00');
INSERT INTO "stories" VALUES('0adee591e7b2f29b','document 
story-1',1,NULL,'2024-05-16T09:30:00+00:00');
CREATE TABLE texts (
	id VARCHAR(16) NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "texts" VALUES('207cb039f06bd451','Story 0.
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
INSERT INTO "texts" VALUES('e32715592f098027','Story 1.
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
CREATE TABLE things (
	id VARCHAR(16) NOT NULL, 
	type VARCHAR(16) NOT NULL, 
	"key" TEXT NOT NULL, 
	scope VARCHAR(16) NOT NULL, 
	facet VARCHAR(24) DEFAULT '' NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "things" VALUES('0cdbfde67f0161ef','work','queenoftears','','');
INSERT INTO "things" VALUES('d38ae89c64083bfb','person','김아아라','0cdbfde67f0161ef','acts');
INSERT INTO "things" VALUES('5d1c75ed522c9347','person','김아아라','','');
INSERT INTO "things" VALUES('9ef2ce73879b71b9','person','김바라','0cdbfde67f0161ef','acts');
INSERT INTO "things" VALUES('e937ffdb2d02b06e','person','김바라','','');
INSERT INTO "things" VALUES('5d945c9a3da28599','person','kimcara','0cdbfde67f0161ef','acts');
INSERT INTO "things" VALUES('5b10d70211b052b8','person','kimcara','','');
INSERT INTO "things" VALUES('bb11bb0b32cf510a','person','김다라','0cdbfde67f0161ef','acts');
INSERT INTO "things" VALUES('fa38667145360fe6','person','김다라','','');
INSERT INTO "things" VALUES('5b858465088959b2','person','kimeara','0cdbfde67f0161ef','acts');
INSERT INTO "things" VALUES('43f439810918b28c','person','kimeara','','');
INSERT INTO "things" VALUES('dbbec84cec69650d','person','kimfara','0cdbfde67f0161ef','acts');
INSERT INTO "things" VALUES('1b373ecd0843efa4','person','kimfara','','');
INSERT INTO "things" VALUES('fae7f7136c758647','person','김가라','0cdbfde67f0161ef','acts');
INSERT INTO "things" VALUES('64411fb2764a10d1','person','김가라','','');
INSERT INTO "things" VALUES('db913546fd09d631','person','김하라','0cdbfde67f0161ef','acts');
INSERT INTO "things" VALUES('eb6546c639ab2f53','person','김하라','','');
INSERT INTO "things" VALUES('b589dc39d2cc05ac','person','김이아라','0cdbfde67f0161ef','acts');
INSERT INTO "things" VALUES('128aace96bfb6ebb','person','김이아라','','');
INSERT INTO "things" VALUES('f613909c1f26c2cc','person','김자라','0cdbfde67f0161ef','acts');
INSERT INTO "things" VALUES('c9253f42b8478759','person','김자라','','');
CREATE TABLE versions (
	number INTEGER NOT NULL, 
	since VARCHAR(25) NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "versions" VALUES(2,'2026-11-26T21:30:32+00:00');
CREATE INDEX things_by_key ON things ("key", type);
CREATE INDEX things_by_scope ON things (scope, type);
CREATE INDEX revisions_of_text ON revisions (text);
CREATE INDEX other_names_by_key ON other_names ("key");
CREATE INDEX spellings_by_key ON spellings ("key");
CREATE INDEX ix_entities_thing ON entities (thing);
CREATE INDEX claims_by_object ON claims (revision, entity);
CREATE INDEX claims_by_id ON claims (id);
CREATE INDEX claims_by_subject ON claims (revision, subject);
COMMIT;
