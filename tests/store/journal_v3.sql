PRAGMA application_id=1414679378;
PRAGMA user_version=3;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003_imports');
CREATE TABLE athlete (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	name_key VARCHAR NOT NULL, 
	zone VARCHAR NOT NULL, 
	units VARCHAR NOT NULL, 
	week_start INTEGER NOT NULL, 
	day_start_s INTEGER NOT NULL, born DATE CONSTRAINT ck_athlete_born CHECK (born GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), sex VARCHAR DEFAULT '' NOT NULL CONSTRAINT ck_athlete_sex CHECK (sex IN ('', 'm', 'f')), 
	CONSTRAINT pk_athlete PRIMARY KEY (id), 
	CONSTRAINT ck_athlete_week_start CHECK (week_start BETWEEN 0 AND 6), 
	CONSTRAINT ck_athlete_units CHECK (units IN ('km', 'mi')), 
	CONSTRAINT ck_athlete_day_start_s CHECK (day_start_s BETWEEN 0 AND 86399), 
	CONSTRAINT uq_athlete_name_key UNIQUE (name_key)
);
INSERT INTO "athlete" VALUES('asha','Åsha','åsha','Asia/Kolkata','km',0,0,'1990-02-28','f');
INSERT INTO "athlete" VALUES('ben','Ben','ben','Europe/Oslo','mi',6,14400,NULL,'');
CREATE TABLE batch (
	id VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_batch PRIMARY KEY (id)
);
INSERT INTO "batch" VALUES('b1','a.fit','fit','2026-09-14 06:00:00.000000');
CREATE TABLE challenge (
	id VARCHAR NOT NULL, 
	handle VARCHAR NOT NULL, 
	handle_key VARCHAR NOT NULL, 
	template_slug VARCHAR NOT NULL, 
	template_json VARCHAR NOT NULL, 
	zone VARCHAR, 
	template_version INTEGER NOT NULL, 
	week_start INTEGER NOT NULL, 
	start_date DATE NOT NULL, 
	end_date DATE, 
	joined_at DATETIME NOT NULL, starts_at DATETIME, ends_at DATETIME CONSTRAINT ck_challenge_ends_at CHECK (ends_at IS NULL OR (starts_at IS NOT NULL AND ends_at > starts_at)), 
	CONSTRAINT pk_challenge PRIMARY KEY (id), 
	CONSTRAINT ck_challenge_start_date CHECK (start_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_challenge_ends_after_start CHECK (end_date IS NULL OR end_date > start_date), 
	CONSTRAINT ck_challenge_week_start CHECK (week_start BETWEEN 0 AND 6), 
	CONSTRAINT uq_challenge_handle_key UNIQUE (handle_key)
);
INSERT INTO "challenge" VALUES('c1','Mumbai to Goa','mumbai to goa','mumbai-to-goa','{"title": "Mumbai to Goa"}','Asia/Kolkata',1,0,'2026-09-12','2026-09-17','2026-09-14 06:00:00.000000','2026-09-12 00:00:00.000000','2026-09-17 00:00:00.000000');
INSERT INTO "challenge" VALUES('c2','streak','streak','streak','{}',NULL,2,0,'2026-09-12',NULL,'2026-09-14 06:00:00.000000',NULL,NULL);
CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	title VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	moved_at DATETIME, 
	CONSTRAINT ck_change_state CHECK (state IN ('done', 'undone', 'dropped'))
);
INSERT INTO "change" VALUES(1,'Began','done','2026-09-14 06:01:00.000000',NULL);
INSERT INTO "change" VALUES(2,'Logged run','done','2026-09-14 06:02:00.000000',NULL);
INSERT INTO "change" VALUES(3,'Logged triathlon','done','2026-09-14 06:03:00.000000',NULL);
INSERT INTO "change" VALUES(4,'Import','done','2026-09-14 06:04:00.000000',NULL);
INSERT INTO "change" VALUES(5,'Walked','done','2026-09-14 06:05:00.000000',NULL);
INSERT INTO "change" VALUES(6,'Deleted walk','done','2026-09-14 06:06:00.000000',NULL);
INSERT INTO "change" VALUES(7,'Push-ups','done','2026-09-14 06:07:00.000000',NULL);
INSERT INTO "change" VALUES(8,'Water','done','2026-09-14 06:08:00.000000',NULL);
INSERT INTO "change" VALUES(9,'Started Mumbai to Goa','done','2026-09-14 06:09:00.000000',NULL);
INSERT INTO "change" VALUES(10,'Started a streak','done','2026-09-14 06:10:00.000000',NULL);
INSERT INTO "change" VALUES(11,'Marked','done','2026-09-14 06:11:00.000000',NULL);
INSERT INTO "change" VALUES(12,'Ended streak','done','2026-09-14 06:12:00.000000',NULL);
INSERT INTO "change" VALUES(13,'Race','done','2026-09-14 06:13:00.000000',NULL);
INSERT INTO "change" VALUES(14,'Photo','done','2026-09-14 06:14:00.000000',NULL);
INSERT INTO "change" VALUES(15,'Changed run','done','2026-09-14 06:15:00.000000',NULL);
INSERT INTO "change" VALUES(16,'Dropped','dropped','2026-09-14 06:16:00.000000','2026-09-14 06:17:00.000000');
INSERT INTO "change" VALUES(17,'Medal','done','2026-09-14 06:18:00.000000',NULL);
INSERT INTO "change" VALUES(18,'Undone','undone','2026-09-14 06:19:00.000000','2026-09-14 06:20:00.000000');
CREATE TABLE change_row (
	change_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	of_table VARCHAR NOT NULL, 
	row_key VARCHAR NOT NULL, 
	"before" VARCHAR, 
	"after" VARCHAR, 
	CONSTRAINT pk_change_row PRIMARY KEY (change_id, seq), 
	CONSTRAINT ck_change_row_image CHECK (before IS NOT NULL OR after IS NOT NULL), 
	CONSTRAINT fk_change_row_change_id_change FOREIGN KEY(change_id) REFERENCES change (id)
)
 WITHOUT ROWID

;
INSERT INTO "change_row" VALUES(1,0,'athlete','asha',NULL,'{"born":"1990-02-28","day_start_s":0,"id":"asha","name":"Åsha","name_key":"åsha","sex":"f","units":"km","week_start":0,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(1,1,'athlete','ben',NULL,'{"day_start_s":14400,"id":"ben","name":"Ben","name_key":"ben","units":"mi","week_start":6,"zone":"Europe/Oslo"}');
INSERT INTO "change_row" VALUES(2,0,'session','s1',NULL,'{"activity":"run","athlete_id":"asha","climb_mm":0,"computed":"climb_mm","distance_mm":10000000,"elapsed_s":3600,"end_date":"2026-09-12","hr_avg":142,"hr_max":171,"id":"s1","local_date":"2026-09-12","logged_at":"2026-09-14 06:00:00.000000","logged_on":"2026-09-14","moving_s":3500,"note":"Along the “ghat”\nback \\ home","rpe":0,"search":"along the “ghat” back \\ home\nghat\neasy","source":"manual","started_at":"2026-09-12 01:00:00.000000","timed":1,"timer_s":3550,"version":1,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(2,1,'session_tag','s1/0',NULL,'{"position":0,"session_id":"s1","tag":"ghat"}');
INSERT INTO "change_row" VALUES(2,2,'session_tag','s1/1',NULL,'{"position":1,"session_id":"s1","tag":"easy"}');
INSERT INTO "change_row" VALUES(3,0,'session','s2',NULL,'{"activity":"triathlon","athlete_id":"asha","distance_mm":51500000,"elapsed_s":9000,"end_date":"2026-09-13","id":"s2","local_date":"2026-09-13","logged_at":"2026-09-14 06:00:00.000000","logged_on":"2026-09-14","source":"manual","started_at":"2026-09-12 01:00:00.000000","timed":1,"version":1,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(3,1,'part','s2/0',NULL,'{"activity":"swim","count":1,"distance_mm":1500000,"elapsed_s":1900,"position":0,"session_id":"s2"}');
INSERT INTO "change_row" VALUES(3,2,'part','s2/1',NULL,'{"activity":"ride","count":1,"distance_mm":40000000,"elapsed_s":4400,"position":1,"session_id":"s2"}');
INSERT INTO "change_row" VALUES(3,3,'part','s2/2',NULL,'{"activity":"run","count":1,"distance_mm":10000000,"elapsed_s":2700,"position":2,"session_id":"s2"}');
INSERT INTO "change_row" VALUES(4,0,'batch','b1',NULL,'{"at":"2026-09-14 06:00:00.000000","id":"b1","source":"fit","title":"a.fit"}');
INSERT INTO "change_row" VALUES(4,1,'session','s3',NULL,'{"activity":"ride","athlete_id":"asha","batch_id":"b1","distance_mm":30000000,"elapsed_s":4000,"end_date":"2026-09-12","energy_kj":900,"external_id":"fit:1","id":"s3","indoor":1,"local_date":"2026-09-12","logged_at":"2026-09-14 06:00:00.000000","logged_on":"2026-09-14","source":"fit","started_at":"2026-09-12 01:00:00.000000","timed":1,"version":1,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(4,2,'session','s3a',NULL,'{"activity":"ride","athlete_id":"asha","distance_mm":1,"elapsed_s":1,"end_date":"2026-09-12","id":"s3a","local_date":"2026-09-12","logged_at":"2026-09-14 06:00:00.000000","logged_on":"2026-09-14","parent_id":"s3","source":"manual","started_at":"2026-09-12 01:00:00.000000","timed":1,"version":1,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(4,3,'detail','s3',NULL,'{"laps":"[[5,7,null],[6,null,140]]","session_id":"s3","track":"[590000000,-1800000000,100,3599999999]"}');
INSERT INTO "change_row" VALUES(4,4,'origin','asha/sha256:1',NULL,'{"at":"2026-09-14 06:00:00.000000","athlete_id":"asha","batch_id":"b1","decision":"stored","format":"fit","key":"sha256:1","path":"ø/a.fit","session_id":"s3"}');
INSERT INTO "change_row" VALUES(4,5,'origin','asha/strava:9',NULL,'{"at":"2026-09-14 06:00:00.000000","athlete_id":"asha","batch_id":"b1","decision":"left","format":"gpx","key":"strava:9","path":"b.gpx"}');
INSERT INTO "change_row" VALUES(5,0,'session','s4',NULL,'{"activity":"walk","athlete_id":"asha","elapsed_s":600,"end_date":"2026-09-12","id":"s4","local_date":"2026-09-12","logged_at":"2026-09-14 06:00:00.000000","logged_on":"2026-09-14","source":"manual","started_at":"2026-09-12 01:00:00.000000","version":1,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(6,0,'session','s4','{"activity":"walk","athlete_id":"asha","elapsed_s":600,"end_date":"2026-09-12","id":"s4","local_date":"2026-09-12","logged_at":"2026-09-14 06:00:00.000000","logged_on":"2026-09-14","source":"manual","started_at":"2026-09-12 01:00:00.000000","version":1,"zone":"Asia/Kolkata"}','{"activity":"walk","athlete_id":"asha","deleted_at":"2026-09-14 06:00:00.000000","elapsed_s":600,"end_date":"2026-09-12","id":"s4","local_date":"2026-09-12","logged_at":"2026-09-14 06:00:00.000000","logged_on":"2026-09-14","source":"manual","started_at":"2026-09-12 01:00:00.000000","version":6,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(7,0,'session','s5',NULL,'{"activity":"push-up","athlete_id":"asha","end_date":"2026-09-13","hold_s":30,"id":"s5","local_date":"2026-09-12","logged_at":"2026-09-14 06:00:00.000000","logged_on":"2026-09-14","reps":60,"source":"manual","started_at":"2026-09-12 01:00:00.000000","steps":0,"timed":1,"version":1,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(7,1,'part','s5/0',NULL,'{"count":3,"hold_s":10,"position":0,"reps":20,"session_id":"s5"}');
INSERT INTO "change_row" VALUES(8,0,'day_fact','asha/2026-09-12/water',NULL,'{"athlete_id":"asha","key":"water","logged_at":"2026-09-14 06:00:00.000000","logged_on":"2026-09-12","on_date":"2026-09-12","value":2500}');
INSERT INTO "change_row" VALUES(8,1,'day_fact','asha/2026-09-12/pages',NULL,'{"athlete_id":"asha","key":"pages","logged_at":"2026-09-14 06:00:00.000000","logged_on":"2026-09-12","on_date":"2026-09-12","value":0}');
INSERT INTO "change_row" VALUES(9,0,'challenge','c1',NULL,'{"end_date":"2026-09-17","ends_at":"2026-09-17 00:00:00.000000","handle":"Mumbai to Goa","handle_key":"mumbai to goa","id":"c1","joined_at":"2026-09-14 06:00:00.000000","start_date":"2026-09-12","starts_at":"2026-09-12 00:00:00.000000","template_json":"{\"title\": \"Mumbai to Goa\"}","template_slug":"mumbai-to-goa","template_version":1,"week_start":0,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(9,1,'participant','c1/asha',NULL,'{"athlete_id":"asha","challenge_id":"c1","position":0}');
INSERT INTO "change_row" VALUES(9,2,'participant','c1/ben',NULL,'{"athlete_id":"ben","challenge_id":"c1","factor":500,"position":1}');
INSERT INTO "change_row" VALUES(10,0,'challenge','c2',NULL,'{"handle":"streak","handle_key":"streak","id":"c2","joined_at":"2026-09-14 06:00:00.000000","start_date":"2026-09-12","template_json":"{}","template_slug":"streak","template_version":2,"week_start":0}');
INSERT INTO "change_row" VALUES(10,1,'participant','c2/asha',NULL,'{"athlete_id":"asha","challenge_id":"c2","position":0}');
INSERT INTO "change_row" VALUES(11,0,'mark','m1',NULL,'{"athlete_id":"asha","id":"m1","kind":"travel","logged_at":"2026-09-14 06:00:00.000000","logged_on":"2026-09-12","note":"Tromsø","on_date":"2026-09-12","zone":"Europe/Oslo"}');
INSERT INTO "change_row" VALUES(11,1,'mark','m2',NULL,'{"athlete_id":"asha","challenge_id":"c2","id":"m2","kind":"freeze","logged_at":"2026-09-14 06:00:00.000000","logged_on":"2026-09-12","on_date":"2026-09-12"}');
INSERT INTO "change_row" VALUES(12,0,'participant','c2/asha','{"athlete_id":"asha","challenge_id":"c2","position":0}','{"athlete_id":"asha","challenge_id":"c2","ended_on":"2026-09-13","position":0}');
INSERT INTO "change_row" VALUES(13,0,'race','r1',NULL,'{"distance_mm":42195000,"event":"Midnight Sun Marathon","handle":"tromso-2026","handle_key":"tromso-2026","id":"r1","limits":"[{\"elapsed_s\":19800}]","on_date":"2026-06-20","place":"Tromsø","starts_at":"2026-06-20 18:30:00.000000","timed":1,"zone":"Europe/Oslo"}');
INSERT INTO "change_row" VALUES(13,1,'result','res1',NULL,'{"athlete_id":"asha","chip_s":13950,"gun_s":14000,"id":"res1","race_id":"r1","session_id":"s1","status":"finished"}');
INSERT INTO "change_row" VALUES(13,2,'split','res1/0',NULL,'{"at_mm":21097500,"elapsed_s":6900,"name":"half","position":0,"result_id":"res1"}');
INSERT INTO "change_row" VALUES(13,3,'split','res1/1',NULL,'{"elapsed_s":9000,"name":"bro","position":1,"result_id":"res1"}');
INSERT INTO "change_row" VALUES(14,0,'photo','p1',NULL,'{"caption":"Up the #ghat","id":"p1","path":"photos/ab.jpg","session_id":"s1"}');
INSERT INTO "change_row" VALUES(14,1,'session','s1','{"activity":"run","athlete_id":"asha","climb_mm":0,"computed":"climb_mm","distance_mm":10000000,"elapsed_s":3600,"end_date":"2026-09-12","hr_avg":142,"hr_max":171,"id":"s1","local_date":"2026-09-12","logged_at":"2026-09-14 06:00:00.000000","logged_on":"2026-09-14","moving_s":3500,"note":"Along the “ghat”\nback \\ home","rpe":0,"search":"along the “ghat” back \\ home\nghat\neasy","source":"manual","started_at":"2026-09-12 01:00:00.000000","timed":1,"timer_s":3550,"version":1,"zone":"Asia/Kolkata"}','{"activity":"run","athlete_id":"asha","climb_mm":0,"computed":"climb_mm","distance_mm":10000000,"elapsed_s":3600,"end_date":"2026-09-12","hr_avg":142,"hr_max":171,"id":"s1","local_date":"2026-09-12","logged_at":"2026-09-14 06:00:00.000000","logged_on":"2026-09-14","moving_s":3500,"note":"Along the “ghat”\nback \\ home","rpe":0,"search":"along the “ghat” back \\ home\nghat\neasy\nup the #ghat\n#ghat","source":"manual","started_at":"2026-09-12 01:00:00.000000","timed":1,"timer_s":3550,"version":1,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(15,0,'session','s1','{"activity":"run","athlete_id":"asha","climb_mm":0,"computed":"climb_mm","distance_mm":10000000,"elapsed_s":3600,"end_date":"2026-09-12","hr_avg":142,"hr_max":171,"id":"s1","local_date":"2026-09-12","logged_at":"2026-09-14 06:00:00.000000","logged_on":"2026-09-14","moving_s":3500,"note":"Along the “ghat”\nback \\ home","rpe":0,"search":"along the “ghat” back \\ home\nghat\neasy\nup the #ghat\n#ghat","source":"manual","started_at":"2026-09-12 01:00:00.000000","timed":1,"timer_s":3550,"version":1,"zone":"Asia/Kolkata"}','{"activity":"run","athlete_id":"asha","climb_mm":0,"computed":"climb_mm","distance_mm":10000000,"elapsed_s":3600,"end_date":"2026-09-12","hr_avg":142,"hr_max":171,"id":"s1","local_date":"2026-09-12","logged_at":"2026-09-14 06:00:00.000000","logged_on":"2026-09-14","moving_s":3500,"note":"Along the “ghat”\nback \\ home","rpe":7,"search":"along the “ghat” back \\ home\nghat\nup the #ghat\n#ghat","source":"manual","started_at":"2026-09-12 01:00:00.000000","timed":1,"timer_s":3550,"version":15,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(15,1,'session_tag','s1/1','{"position":1,"session_id":"s1","tag":"easy"}',NULL);
INSERT INTO "change_row" VALUES(16,0,'mark','m3',NULL,'{"athlete_id":"asha","id":"m3","kind":"sick","logged_at":"2026-09-14 06:00:00.000000","logged_on":"2026-09-12","on_date":"2026-09-12"}');
INSERT INTO "change_row" VALUES(17,0,'medal','asha/goa/finisher',NULL,'{"artefact":"medal","athlete_id":"asha","award":"finisher","challenge_id":"c1","given_at":"2026-09-14 06:00:00.000000","key":"goa/finisher","measure":"days","on_date":"2026-09-12","title":"Mumbai to Goa","value":5,"why":"5 of 5 stages"}');
INSERT INTO "change_row" VALUES(18,0,'athlete','ben','{"day_start_s":14400,"id":"ben","name":"Ben","name_key":"ben","units":"mi","week_start":6,"zone":"Europe/Oslo"}','{"day_start_s":14400,"id":"ben","name":"Benedict","name_key":"benedict","units":"mi","week_start":6,"zone":"Europe/Oslo"}');
CREATE TABLE day_fact (
	athlete_id VARCHAR NOT NULL, 
	on_date DATE NOT NULL, 
	"key" VARCHAR NOT NULL, 
	value INTEGER NOT NULL, 
	logged_at DATETIME NOT NULL, 
	logged_on DATE NOT NULL, 
	CONSTRAINT pk_day_fact PRIMARY KEY (athlete_id, on_date, "key"), 
	CONSTRAINT ck_day_fact_on_date CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_day_fact_value CHECK (value IS NULL OR (typeof(value) = 'integer' AND value >= 0)), 
	CONSTRAINT ck_day_fact_logged_on CHECK (logged_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_day_fact_key CHECK (key <> ''), 
	CONSTRAINT fk_day_fact_athlete_id_athlete FOREIGN KEY(athlete_id) REFERENCES athlete (id)
)
 WITHOUT ROWID

;
INSERT INTO "day_fact" VALUES('asha','2026-09-12','pages',0,'2026-09-14 06:00:00.000000','2026-09-12');
INSERT INTO "day_fact" VALUES('asha','2026-09-12','water',2500,'2026-09-14 06:00:00.000000','2026-09-12');
CREATE TABLE detail (
	session_id VARCHAR NOT NULL, 
	laps VARCHAR NOT NULL, 
	track VARCHAR NOT NULL, 
	CONSTRAINT pk_detail PRIMARY KEY (session_id), 
	CONSTRAINT fk_detail_session_id_session FOREIGN KEY(session_id) REFERENCES session (id)
);
INSERT INTO "detail" VALUES('s3','[[5,7,null],[6,null,140]]','[590000000,-1800000000,100,3599999999]');
CREATE TABLE mark (
	id VARCHAR NOT NULL, 
	athlete_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	challenge_id VARCHAR, 
	zone VARCHAR, 
	on_date DATE NOT NULL, 
	logged_on DATE NOT NULL, 
	logged_at DATETIME NOT NULL, 
	CONSTRAINT pk_mark PRIMARY KEY (id), 
	CONSTRAINT ck_mark_on_date CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_mark_logged_on CHECK (logged_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_mark_kind CHECK (kind IN ('rest', 'sick', 'travel', 'freeze', 'pause')), 
	CONSTRAINT uq_mark_athlete_id_on_date_kind_challenge_id UNIQUE (athlete_id, on_date, kind, challenge_id), 
	CONSTRAINT fk_mark_athlete_id_athlete FOREIGN KEY(athlete_id) REFERENCES athlete (id), 
	CONSTRAINT fk_mark_challenge_id_challenge FOREIGN KEY(challenge_id) REFERENCES challenge (id)
);
INSERT INTO "mark" VALUES('m1','asha','travel','Tromsø',NULL,'Europe/Oslo','2026-09-12','2026-09-12','2026-09-14 06:00:00.000000');
INSERT INTO "mark" VALUES('m2','asha','freeze','','c2',NULL,'2026-09-12','2026-09-12','2026-09-14 06:00:00.000000');
CREATE TABLE medal (
	athlete_id VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	challenge_id VARCHAR, 
	award VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	artefact VARCHAR NOT NULL, 
	on_date DATE NOT NULL, 
	band VARCHAR NOT NULL, 
	value INTEGER, 
	measure VARCHAR, 
	why VARCHAR NOT NULL, 
	given_at DATETIME NOT NULL, 
	revoked_at DATETIME, 
	note VARCHAR NOT NULL, 
	CONSTRAINT pk_medal PRIMARY KEY (athlete_id, "key"), 
	CONSTRAINT ck_medal_on_date CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_medal_value CHECK (value IS NULL OR (typeof(value) = 'integer' AND value >= 0)), 
	CONSTRAINT ck_medal_key CHECK (key <> ''), 
	CONSTRAINT fk_medal_athlete_id_athlete FOREIGN KEY(athlete_id) REFERENCES athlete (id), 
	CONSTRAINT fk_medal_challenge_id_challenge FOREIGN KEY(challenge_id) REFERENCES challenge (id)
)
 WITHOUT ROWID

;
INSERT INTO "medal" VALUES('asha','goa/finisher','c1','finisher','Mumbai to Goa','medal','2026-09-12','',5,'days','5 of 5 stages','2026-09-14 06:00:00.000000',NULL,'');
CREATE TABLE origin (
	athlete_id VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	session_id VARCHAR, 
	decision VARCHAR NOT NULL, 
	path VARCHAR NOT NULL, 
	format VARCHAR NOT NULL, 
	batch_id VARCHAR, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_origin PRIMARY KEY (athlete_id, "key"), 
	CONSTRAINT ck_origin_decision CHECK (decision IN ('stored', 'linked', 'left', 'apart')), 
	CONSTRAINT ck_origin_session CHECK (decision = 'left' OR session_id IS NOT NULL), 
	CONSTRAINT ck_origin_key CHECK (key <> ''), 
	CONSTRAINT fk_origin_athlete_id_athlete FOREIGN KEY(athlete_id) REFERENCES athlete (id), 
	CONSTRAINT fk_origin_session_id_session FOREIGN KEY(session_id) REFERENCES session (id), 
	CONSTRAINT fk_origin_batch_id_batch FOREIGN KEY(batch_id) REFERENCES batch (id)
)
 WITHOUT ROWID

;
INSERT INTO "origin" VALUES('asha','sha256:1','s3','stored','ø/a.fit','fit','b1','2026-09-14 06:00:00.000000');
INSERT INTO "origin" VALUES('asha','strava:9',NULL,'left','b.gpx','gpx','b1','2026-09-14 06:00:00.000000');
CREATE TABLE part (
	session_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	count INTEGER NOT NULL, 
	activity VARCHAR, 
	distance_mm INTEGER, 
	elapsed_s INTEGER, 
	reps INTEGER, 
	hold_s INTEGER, 
	CONSTRAINT pk_part PRIMARY KEY (session_id, position), 
	CONSTRAINT ck_part_distance_mm CHECK (distance_mm IS NULL OR (typeof(distance_mm) = 'integer' AND distance_mm >= 0)), 
	CONSTRAINT ck_part_elapsed_s CHECK (elapsed_s IS NULL OR (typeof(elapsed_s) = 'integer' AND elapsed_s >= 0)), 
	CONSTRAINT ck_part_reps CHECK (reps IS NULL OR (typeof(reps) = 'integer' AND reps >= 0)), 
	CONSTRAINT ck_part_hold_s CHECK (hold_s IS NULL OR (typeof(hold_s) = 'integer' AND hold_s >= 0)), 
	CONSTRAINT ck_part_count CHECK (typeof(count) = 'integer' AND count >= 1), 
	CONSTRAINT fk_part_session_id_session FOREIGN KEY(session_id) REFERENCES session (id)
)
 WITHOUT ROWID

;
INSERT INTO "part" VALUES('s2',0,1,'swim',1500000,1900,NULL,NULL);
INSERT INTO "part" VALUES('s2',1,1,'ride',40000000,4400,NULL,NULL);
INSERT INTO "part" VALUES('s2',2,1,'run',10000000,2700,NULL,NULL);
INSERT INTO "part" VALUES('s5',0,3,NULL,NULL,NULL,20,10);
CREATE TABLE participant (
	challenge_id VARCHAR NOT NULL, 
	athlete_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	ended_on DATE, factor INTEGER CONSTRAINT ck_participant_factor CHECK (factor IS NULL OR (typeof(factor) = 'integer' AND factor >= 1)), 
	CONSTRAINT pk_participant PRIMARY KEY (challenge_id, athlete_id), 
	CONSTRAINT ck_participant_ended_on CHECK (ended_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT fk_participant_challenge_id_challenge FOREIGN KEY(challenge_id) REFERENCES challenge (id), 
	CONSTRAINT fk_participant_athlete_id_athlete FOREIGN KEY(athlete_id) REFERENCES athlete (id)
)
 WITHOUT ROWID

;
INSERT INTO "participant" VALUES('c1','asha',0,NULL,NULL);
INSERT INTO "participant" VALUES('c1','ben',1,NULL,500);
INSERT INTO "participant" VALUES('c2','asha',0,'2026-09-13',NULL);
CREATE TABLE photo (
	id VARCHAR NOT NULL, 
	session_id VARCHAR NOT NULL, 
	path VARCHAR NOT NULL, 
	caption VARCHAR NOT NULL, 
	CONSTRAINT pk_photo PRIMARY KEY (id), 
	CONSTRAINT fk_photo_session_id_session FOREIGN KEY(session_id) REFERENCES session (id)
);
INSERT INTO "photo" VALUES('p1','s1','photos/ab.jpg','Up the #ghat');
CREATE TABLE race (
	id VARCHAR NOT NULL, 
	handle VARCHAR NOT NULL, 
	handle_key VARCHAR NOT NULL, 
	event VARCHAR NOT NULL, 
	series VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	region VARCHAR NOT NULL, 
	variant VARCHAR NOT NULL, 
	zone VARCHAR NOT NULL, 
	starts_at DATETIME NOT NULL, 
	on_date DATE NOT NULL, 
	timed BOOLEAN NOT NULL, 
	distance_mm INTEGER, 
	climb_mm INTEGER, 
	age_rule VARCHAR NOT NULL, 
	limits VARCHAR NOT NULL, 
	challenge_id VARCHAR, 
	CONSTRAINT pk_race PRIMARY KEY (id), 
	CONSTRAINT ck_race_on_date CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_race_timed CHECK (timed IN (0, 1)), 
	CONSTRAINT ck_race_distance_mm CHECK (distance_mm IS NULL OR (typeof(distance_mm) = 'integer' AND distance_mm >= 0)), 
	CONSTRAINT ck_race_climb_mm CHECK (climb_mm IS NULL OR (typeof(climb_mm) = 'integer' AND climb_mm >= 0)), 
	CONSTRAINT ck_race_named CHECK (event <> '' AND handle_key <> '' AND zone <> ''), 
	CONSTRAINT uq_race_handle_key UNIQUE (handle_key), 
	CONSTRAINT fk_race_challenge_id_challenge FOREIGN KEY(challenge_id) REFERENCES challenge (id)
);
INSERT INTO "race" VALUES('r1','tromso-2026','tromso-2026','Midnight Sun Marathon','','Tromsø','','','Europe/Oslo','2026-06-20 18:30:00.000000','2026-06-20',1,42195000,NULL,'','[{"elapsed_s":19800}]',NULL);
CREATE TABLE result (
	id VARCHAR NOT NULL, 
	race_id VARCHAR NOT NULL, 
	athlete_id VARCHAR NOT NULL, 
	session_id VARCHAR, 
	status VARCHAR NOT NULL, 
	bib VARCHAR NOT NULL, 
	class_name VARCHAR NOT NULL, 
	gun_s INTEGER, 
	chip_s INTEGER, 
	distance_mm INTEGER, 
	reference_s INTEGER, 
	pos_overall INTEGER, 
	pos_sex INTEGER, 
	pos_class INTEGER, 
	of_n INTEGER, 
	relay BOOLEAN NOT NULL, 
	medal VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	CONSTRAINT pk_result PRIMARY KEY (id), 
	CONSTRAINT ck_result_gun_s CHECK (gun_s IS NULL OR (typeof(gun_s) = 'integer' AND gun_s >= 0)), 
	CONSTRAINT ck_result_chip_s CHECK (chip_s IS NULL OR (typeof(chip_s) = 'integer' AND chip_s >= 0)), 
	CONSTRAINT ck_result_distance_mm CHECK (distance_mm IS NULL OR (typeof(distance_mm) = 'integer' AND distance_mm >= 0)), 
	CONSTRAINT ck_result_reference_s CHECK (reference_s IS NULL OR (typeof(reference_s) = 'integer' AND reference_s >= 0)), 
	CONSTRAINT ck_result_pos_overall CHECK (pos_overall IS NULL OR (typeof(pos_overall) = 'integer' AND pos_overall >= 0)), 
	CONSTRAINT ck_result_pos_sex CHECK (pos_sex IS NULL OR (typeof(pos_sex) = 'integer' AND pos_sex >= 0)), 
	CONSTRAINT ck_result_pos_class CHECK (pos_class IS NULL OR (typeof(pos_class) = 'integer' AND pos_class >= 0)), 
	CONSTRAINT ck_result_of_n CHECK (of_n IS NULL OR (typeof(of_n) = 'integer' AND of_n >= 0)), 
	CONSTRAINT ck_result_relay CHECK (relay IN (0, 1)), 
	CONSTRAINT ck_result_chip_in_gun CHECK (gun_s IS NULL OR chip_s IS NULL OR chip_s <= gun_s), 
	CONSTRAINT ck_result_status CHECK (status IN ('entered', 'dns', 'started', 'dnf', 'dsq', 'over_limit', 'finished', 'virtual')), 
	CONSTRAINT uq_result_race_id_athlete_id UNIQUE (race_id, athlete_id), 
	CONSTRAINT fk_result_race_id_race FOREIGN KEY(race_id) REFERENCES race (id), 
	CONSTRAINT fk_result_athlete_id_athlete FOREIGN KEY(athlete_id) REFERENCES athlete (id), 
	CONSTRAINT fk_result_session_id_session FOREIGN KEY(session_id) REFERENCES session (id)
);
INSERT INTO "result" VALUES('res1','r1','asha','s1','finished','','',14000,13950,NULL,NULL,NULL,NULL,NULL,NULL,0,'','');
CREATE TABLE session (
	id VARCHAR NOT NULL, 
	athlete_id VARCHAR NOT NULL, 
	activity VARCHAR NOT NULL, 
	zone VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	search VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	external_id VARCHAR, 
	batch_id VARCHAR, 
	parent_id VARCHAR, 
	started_at DATETIME NOT NULL, 
	logged_at DATETIME NOT NULL, 
	deleted_at DATETIME, 
	local_date DATE NOT NULL, 
	end_date DATE NOT NULL, 
	logged_on DATE NOT NULL, 
	distance_mm INTEGER, 
	elapsed_s INTEGER, 
	moving_s INTEGER, 
	climb_mm INTEGER, 
	reps INTEGER, 
	hold_s INTEGER, 
	steps INTEGER, 
	energy_kj INTEGER, 
	hr_avg INTEGER, 
	timed BOOLEAN NOT NULL, 
	indoor BOOLEAN NOT NULL, 
	"virtual" BOOLEAN NOT NULL, 
	assisted BOOLEAN NOT NULL, 
	race BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	rpe INTEGER, timer_s INTEGER CONSTRAINT ck_session_timer_s CHECK (timer_s IS NULL OR (typeof(timer_s) = 'integer' AND timer_s >= 0)), hr_max INTEGER CONSTRAINT ck_session_hr_max CHECK (hr_max IS NULL OR (typeof(hr_max) = 'integer' AND hr_max >= 0)), computed VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_session PRIMARY KEY (id), 
	CONSTRAINT ck_session_local_date CHECK (local_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_session_end_date CHECK (end_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_session_logged_on CHECK (logged_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_session_distance_mm CHECK (distance_mm IS NULL OR (typeof(distance_mm) = 'integer' AND distance_mm >= 0)), 
	CONSTRAINT ck_session_elapsed_s CHECK (elapsed_s IS NULL OR (typeof(elapsed_s) = 'integer' AND elapsed_s >= 0)), 
	CONSTRAINT ck_session_moving_s CHECK (moving_s IS NULL OR (typeof(moving_s) = 'integer' AND moving_s >= 0)), 
	CONSTRAINT ck_session_climb_mm CHECK (climb_mm IS NULL OR (typeof(climb_mm) = 'integer' AND climb_mm >= 0)), 
	CONSTRAINT ck_session_reps CHECK (reps IS NULL OR (typeof(reps) = 'integer' AND reps >= 0)), 
	CONSTRAINT ck_session_hold_s CHECK (hold_s IS NULL OR (typeof(hold_s) = 'integer' AND hold_s >= 0)), 
	CONSTRAINT ck_session_steps CHECK (steps IS NULL OR (typeof(steps) = 'integer' AND steps >= 0)), 
	CONSTRAINT ck_session_energy_kj CHECK (energy_kj IS NULL OR (typeof(energy_kj) = 'integer' AND energy_kj >= 0)), 
	CONSTRAINT ck_session_hr_avg CHECK (hr_avg IS NULL OR (typeof(hr_avg) = 'integer' AND hr_avg >= 0)), 
	CONSTRAINT ck_session_timed CHECK (timed IN (0, 1)), 
	CONSTRAINT ck_session_indoor CHECK (indoor IN (0, 1)), 
	CONSTRAINT ck_session_virtual CHECK (virtual IN (0, 1)), 
	CONSTRAINT ck_session_assisted CHECK (assisted IN (0, 1)), 
	CONSTRAINT ck_session_race CHECK (race IN (0, 1)), 
	CONSTRAINT ck_session_ends_after_start CHECK (end_date >= local_date), 
	CONSTRAINT ck_session_moving_in_elapsed CHECK (moving_s IS NULL OR elapsed_s IS NULL OR moving_s <= elapsed_s), 
	CONSTRAINT ck_session_rpe CHECK (rpe IS NULL OR (typeof(rpe) = 'integer' AND rpe BETWEEN 0 AND 10)), 
	CONSTRAINT ck_session_version CHECK (typeof(version) = 'integer' AND version >= 1), 
	CONSTRAINT ck_session_named CHECK (activity <> '' AND zone <> '' AND source <> ''), 
	CONSTRAINT fk_session_athlete_id_athlete FOREIGN KEY(athlete_id) REFERENCES athlete (id), 
	CONSTRAINT fk_session_batch_id_batch FOREIGN KEY(batch_id) REFERENCES batch (id), 
	CONSTRAINT fk_session_parent_id_session FOREIGN KEY(parent_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "session" VALUES('s1','asha','run','Asia/Kolkata','Along the “ghat”
back \ home','along the “ghat” back \ home
ghat
up the #ghat
#ghat','manual',NULL,NULL,NULL,'2026-09-12 01:00:00.000000','2026-09-14 06:00:00.000000',NULL,'2026-09-12','2026-09-12','2026-09-14',10000000,3600,3500,0,NULL,NULL,NULL,NULL,142,1,0,0,0,0,15,7,3550,171,'climb_mm');
INSERT INTO "session" VALUES('s2','asha','triathlon','Asia/Kolkata','','','manual',NULL,NULL,NULL,'2026-09-12 01:00:00.000000','2026-09-14 06:00:00.000000',NULL,'2026-09-13','2026-09-13','2026-09-14',51500000,9000,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,0,0,0,1,NULL,NULL,NULL,'');
INSERT INTO "session" VALUES('s3','asha','ride','Asia/Kolkata','','','fit','fit:1','b1',NULL,'2026-09-12 01:00:00.000000','2026-09-14 06:00:00.000000',NULL,'2026-09-12','2026-09-12','2026-09-14',30000000,4000,NULL,NULL,NULL,NULL,NULL,900,NULL,1,1,0,0,0,1,NULL,NULL,NULL,'');
INSERT INTO "session" VALUES('s3a','asha','ride','Asia/Kolkata','','','manual',NULL,NULL,'s3','2026-09-12 01:00:00.000000','2026-09-14 06:00:00.000000',NULL,'2026-09-12','2026-09-12','2026-09-14',1,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,0,0,0,1,NULL,NULL,NULL,'');
INSERT INTO "session" VALUES('s4','asha','walk','Asia/Kolkata','','','manual',NULL,NULL,NULL,'2026-09-12 01:00:00.000000','2026-09-14 06:00:00.000000','2026-09-14 06:00:00.000000','2026-09-12','2026-09-12','2026-09-14',NULL,600,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,0,0,0,6,NULL,NULL,NULL,'');
INSERT INTO "session" VALUES('s5','asha','push-up','Asia/Kolkata','','','manual',NULL,NULL,NULL,'2026-09-12 01:00:00.000000','2026-09-14 06:00:00.000000',NULL,'2026-09-12','2026-09-13','2026-09-14',NULL,NULL,NULL,NULL,60,30,0,NULL,NULL,1,0,0,0,0,1,NULL,NULL,NULL,'');
CREATE TABLE session_tag (
	session_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	tag VARCHAR NOT NULL, 
	CONSTRAINT pk_session_tag PRIMARY KEY (session_id, position), 
	CONSTRAINT fk_session_tag_session_id_session FOREIGN KEY(session_id) REFERENCES session (id)
)
 WITHOUT ROWID

;
INSERT INTO "session_tag" VALUES('s1',0,'ghat');
CREATE TABLE split (
	result_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	at_mm INTEGER, 
	elapsed_s INTEGER NOT NULL, 
	CONSTRAINT pk_split PRIMARY KEY (result_id, position), 
	CONSTRAINT ck_split_at_mm CHECK (at_mm IS NULL OR (typeof(at_mm) = 'integer' AND at_mm >= 0)), 
	CONSTRAINT ck_split_elapsed_s CHECK (elapsed_s IS NULL OR (typeof(elapsed_s) = 'integer' AND elapsed_s >= 0)), 
	CONSTRAINT fk_split_result_id_result FOREIGN KEY(result_id) REFERENCES result (id)
)
 WITHOUT ROWID

;
INSERT INTO "split" VALUES('res1',0,'half',21097500,6900);
INSERT INTO "split" VALUES('res1',1,'bro',NULL,9000);
CREATE INDEX ix_session_tag_tag ON session_tag (tag, session_id);
CREATE INDEX ix_session_midnight ON session (athlete_id, end_date) WHERE deleted_at IS NULL AND end_date > local_date;
CREATE INDEX ix_session_words ON session (athlete_id, local_date, search, deleted_at) WHERE deleted_at IS NULL AND search <> '';
CREATE INDEX ix_session_parent ON session (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX ix_session_batch ON session (batch_id) WHERE batch_id IS NOT NULL;
CREATE UNIQUE INDEX ix_session_external ON session (source, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ix_participant_athlete ON participant (athlete_id);
CREATE UNIQUE INDEX ix_mark_everywhere ON mark (athlete_id, on_date, kind) WHERE challenge_id IS NULL;
CREATE INDEX ix_change_undone ON change (id) WHERE state = 'undone';
CREATE INDEX ix_photo_session ON photo (session_id);
CREATE INDEX ix_result_athlete ON result (athlete_id);
CREATE INDEX ix_session_days ON session (athlete_id, local_date, activity, distance_mm, moving_s, timer_s, elapsed_s, climb_mm, steps, reps, hold_s, energy_kj, indoor, "virtual", assisted, race, source, logged_on, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX ix_session_deleted ON session (athlete_id, local_date) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_part_activity ON part (activity, session_id) WHERE activity IS NOT NULL;
CREATE INDEX ix_origin_session ON origin (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX ix_origin_batch ON origin (batch_id) WHERE batch_id IS NOT NULL;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change',18);
COMMIT;
