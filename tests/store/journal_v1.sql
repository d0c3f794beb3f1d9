PRAGMA application_id=1414679378;
PRAGMA user_version=1;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001_journal');
CREATE TABLE athlete (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	name_key VARCHAR NOT NULL, 
	zone VARCHAR NOT NULL, 
	units VARCHAR NOT NULL, 
	week_start INTEGER NOT NULL, 
	day_start_s INTEGER NOT NULL, 
	CONSTRAINT pk_athlete PRIMARY KEY (id), 
	CONSTRAINT ck_athlete_week_start CHECK (week_start BETWEEN 0 AND 6), 
	CONSTRAINT ck_athlete_units CHECK (units IN ('km', 'mi')), 
	CONSTRAINT ck_athlete_day_start_s CHECK (day_start_s BETWEEN 0 AND 86399), 
	CONSTRAINT uq_athlete_name_key UNIQUE (name_key)
);
INSERT INTO "athlete" VALUES('zoe','Zoë Lie','zoë lie','Europe/Oslo','mi',6,14400);
INSERT INTO "athlete" VALUES('asha','Åsha','åsha','Asia/Kolkata','km',0,0);
CREATE TABLE batch (
	id VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_batch PRIMARY KEY (id)
);
INSERT INTO "batch" VALUES('b1','watch','fit','2025-06-28 05:30:00.000000');
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
	joined_at DATETIME NOT NULL, 
	CONSTRAINT pk_challenge PRIMARY KEY (id), 
	CONSTRAINT ck_challenge_start_date CHECK (start_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_challenge_ends_after_start CHECK (end_date IS NULL OR end_date > start_date), 
	CONSTRAINT ck_challenge_week_start CHECK (week_start BETWEEN 0 AND 6), 
	CONSTRAINT uq_challenge_handle_key UNIQUE (handle_key)
);
INSERT INTO "challenge" VALUES('c1','mumbai-to-goa','mumbai-to-goa','mumbai-to-goa','{"title": "Mumbai to Goa"}',NULL,1,0,'2025-06-26','2025-07-01','2025-06-28 05:30:00.000000');
INSERT INTO "challenge" VALUES('a2','streak','streak','mumbai-to-goa','{"title": "Mumbai to Goa"}','Asia/Kolkata',1,0,'2025-06-26',NULL,'2025-06-28 05:30:00.000000');
CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	title VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	moved_at DATETIME, 
	CONSTRAINT ck_change_state CHECK (state IN ('done', 'undone', 'dropped'))
);
INSERT INTO "change" VALUES(1,'Began','done','2025-06-28 05:30:00.000000',NULL);
INSERT INTO "change" VALUES(2,'Logged ride','done','2025-06-28 05:31:00.000000',NULL);
INSERT INTO "change" VALUES(3,'Import','done','2025-06-28 05:32:00.000000',NULL);
INSERT INTO "change" VALUES(4,'Started Mumbai to Goa','done','2025-06-28 05:33:00.000000',NULL);
INSERT INTO "change" VALUES(5,'Started a streak','done','2025-06-28 05:34:00.000000',NULL);
INSERT INTO "change" VALUES(6,'Marked','done','2025-06-28 05:35:00.000000',NULL);
INSERT INTO "change" VALUES(7,'Ended Mumbai to Goa','done','2025-06-28 05:36:00.000000',NULL);
INSERT INTO "change" VALUES(8,'Changed ride','done','2025-06-28 05:37:00.000000',NULL);
INSERT INTO "change" VALUES(9,'Dropped','dropped','2025-06-28 05:38:00.000000','2025-06-28 05:39:00.000000');
INSERT INTO "change" VALUES(10,'Deleted 1 session','done','2025-06-28 05:40:00.000000',NULL);
INSERT INTO "change" VALUES(11,'Renamed','done','2025-06-28 05:41:00.000000',NULL);
INSERT INTO "change" VALUES(12,'Unmarked','undone','2025-06-28 05:42:00.000000','2025-06-28 05:43:00.000000');
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
INSERT INTO "change_row" VALUES(1,0,'athlete','zoe',NULL,'{"day_start_s":14400,"id":"zoe","name":"Zoë","name_key":"zoë","units":"mi","week_start":6,"zone":"Europe/Oslo"}');
INSERT INTO "change_row" VALUES(1,1,'athlete','asha',NULL,'{"day_start_s":0,"id":"asha","name":"Åsha","name_key":"åsha","units":"km","week_start":0,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(2,0,'session','s1',NULL,'{"activity":"ride","athlete_id":"asha","climb_mm":850000,"distance_mm":90000000,"elapsed_s":18000,"end_date":"2025-06-26","id":"s1","local_date":"2025-06-26","logged_at":"2025-06-28 05:30:00.000000","logged_on":"2025-06-28","moving_s":16000,"note":"Uphill; it’s raining","rpe":7,"search":"uphill; it’s raining\nghat\ngoa","source":"manual","started_at":"2025-06-26 01:00:00.000000","timed":1,"version":1,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(2,1,'session_tag','s1/0',NULL,'{"position":0,"session_id":"s1","tag":"ghat"}');
INSERT INTO "change_row" VALUES(2,2,'session_tag','s1/1',NULL,'{"position":1,"session_id":"s1","tag":"goa"}');
INSERT INTO "change_row" VALUES(3,0,'batch','b1',NULL,'{"at":"2025-06-28 05:30:00.000000","id":"b1","source":"fit","title":"watch"}');
INSERT INTO "change_row" VALUES(3,1,'session','s2',NULL,'{"activity":"triathlon","athlete_id":"asha","batch_id":"b1","end_date":"2025-06-28","external_id":"file-1","id":"s2","local_date":"2025-06-28","logged_at":"2025-06-28 05:30:00.000000","logged_on":"2025-06-28","source":"fit","started_at":"2025-06-28 01:00:00.000000","version":1,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(3,2,'session','s3',NULL,'{"activity":"run","athlete_id":"asha","batch_id":"b1","distance_mm":1500000,"end_date":"2025-06-28","external_id":"file-2","id":"s3","local_date":"2025-06-28","logged_at":"2025-06-28 05:30:00.000000","logged_on":"2025-06-28","parent_id":"s2","source":"fit","started_at":"2025-06-28 01:00:00.000000","timed":1,"version":1,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(3,3,'session','s4',NULL,'{"activity":"push-up","athlete_id":"zoe","end_date":"2025-06-28","id":"s4","local_date":"2025-06-28","logged_at":"2025-06-28 05:30:00.000000","logged_on":"2025-06-28","reps":50,"source":"manual","started_at":"2025-06-28 01:00:00.000000","timed":1,"version":1,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(3,4,'part','s3/0',NULL,'{"count":60,"distance_mm":25000,"position":0,"session_id":"s3"}');
INSERT INTO "change_row" VALUES(3,5,'part','s3/1',NULL,'{"activity":"run","count":1,"elapsed_s":60,"position":1,"reps":2,"session_id":"s3"}');
INSERT INTO "change_row" VALUES(4,0,'challenge','c1',NULL,'{"end_date":"2025-07-01","handle":"mumbai-to-goa","handle_key":"mumbai-to-goa","id":"c1","joined_at":"2025-06-28 05:30:00.000000","start_date":"2025-06-26","template_json":"{\"title\": \"Mumbai to Goa\"}","template_slug":"mumbai-to-goa","template_version":1,"week_start":0}');
INSERT INTO "change_row" VALUES(4,1,'participant','c1/zoe',NULL,'{"athlete_id":"zoe","challenge_id":"c1","position":0}');
INSERT INTO "change_row" VALUES(4,2,'participant','c1/asha',NULL,'{"athlete_id":"asha","challenge_id":"c1","position":1}');
INSERT INTO "change_row" VALUES(5,0,'challenge','a2',NULL,'{"handle":"streak","handle_key":"streak","id":"a2","joined_at":"2025-06-28 05:30:00.000000","start_date":"2025-06-26","template_json":"{\"title\": \"Mumbai to Goa\"}","template_slug":"mumbai-to-goa","template_version":1,"week_start":0,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(5,1,'participant','a2/asha',NULL,'{"athlete_id":"asha","challenge_id":"a2","position":0}');
INSERT INTO "change_row" VALUES(6,0,'mark','m1',NULL,'{"athlete_id":"asha","id":"m1","kind":"travel","logged_at":"2025-06-28 05:30:00.000000","logged_on":"2025-06-28","note":"Tromsø","on_date":"2025-06-28","zone":"Europe/Oslo"}');
INSERT INTO "change_row" VALUES(6,1,'mark','m2',NULL,'{"athlete_id":"zoe","challenge_id":"c1","id":"m2","kind":"rest","logged_at":"2025-06-28 05:30:00.000000","logged_on":"2025-06-28","on_date":"2025-06-28"}');
INSERT INTO "change_row" VALUES(7,0,'participant','c1/zoe','{"athlete_id":"zoe","challenge_id":"c1","position":0}','{"athlete_id":"zoe","challenge_id":"c1","ended_on":"2025-06-28","position":0}');
INSERT INTO "change_row" VALUES(8,0,'session','s1','{"activity":"ride","athlete_id":"asha","climb_mm":850000,"distance_mm":90000000,"elapsed_s":18000,"end_date":"2025-06-26","id":"s1","local_date":"2025-06-26","logged_at":"2025-06-28 05:30:00.000000","logged_on":"2025-06-28","moving_s":16000,"note":"Uphill; it’s raining","rpe":7,"search":"uphill; it’s raining\nghat\ngoa","source":"manual","started_at":"2025-06-26 01:00:00.000000","timed":1,"version":1,"zone":"Asia/Kolkata"}','{"activity":"ride","athlete_id":"asha","climb_mm":850000,"distance_mm":90000000,"elapsed_s":18000,"end_date":"2025-06-26","id":"s1","local_date":"2025-06-26","logged_at":"2025-06-28 05:30:00.000000","logged_on":"2025-06-28","moving_s":16000,"note":"Uphill to Ålesund","search":"uphill to ålesund\ngoa","source":"manual","started_at":"2025-06-26 01:00:00.000000","timed":1,"version":8,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(8,1,'session_tag','s1/1','{"position":1,"session_id":"s1","tag":"goa"}',NULL);
INSERT INTO "change_row" VALUES(8,2,'session_tag','s1/0','{"position":0,"session_id":"s1","tag":"ghat"}','{"position":0,"session_id":"s1","tag":"goa"}');
INSERT INTO "change_row" VALUES(9,0,'session','gone',NULL,'{"activity":"run","athlete_id":"asha","end_date":"2025-06-28","id":"gone","local_date":"2025-06-28","logged_at":"2025-06-28 05:30:00.000000","logged_on":"2025-06-28","source":"manual","started_at":"2025-06-28 01:00:00.000000","timed":1,"version":1,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(10,0,'session','s4','{"activity":"push-up","athlete_id":"zoe","end_date":"2025-06-28","id":"s4","local_date":"2025-06-28","logged_at":"2025-06-28 05:30:00.000000","logged_on":"2025-06-28","reps":50,"source":"manual","started_at":"2025-06-28 01:00:00.000000","timed":1,"version":1,"zone":"Asia/Kolkata"}','{"activity":"push-up","athlete_id":"zoe","deleted_at":"2025-06-28 05:30:00.000000","end_date":"2025-06-28","id":"s4","local_date":"2025-06-28","logged_at":"2025-06-28 05:30:00.000000","logged_on":"2025-06-28","reps":50,"source":"manual","started_at":"2025-06-28 01:00:00.000000","timed":1,"version":10,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(11,0,'athlete','zoe','{"day_start_s":14400,"id":"zoe","name":"Zoë","name_key":"zoë","units":"mi","week_start":6,"zone":"Europe/Oslo"}','{"day_start_s":14400,"id":"zoe","name":"Zoë Lie","name_key":"zoë lie","units":"mi","week_start":6,"zone":"Europe/Oslo"}');
INSERT INTO "change_row" VALUES(12,0,'mark','m2','{"athlete_id":"zoe","challenge_id":"c1","id":"m2","kind":"rest","logged_at":"2025-06-28 05:30:00.000000","logged_on":"2025-06-28","on_date":"2025-06-28"}',NULL);
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
INSERT INTO "mark" VALUES('m1','asha','travel','Tromsø',NULL,'Europe/Oslo','2025-06-28','2025-06-28','2025-06-28 05:30:00.000000');
INSERT INTO "mark" VALUES('m2','zoe','rest','','c1',NULL,'2025-06-28','2025-06-28','2025-06-28 05:30:00.000000');
CREATE TABLE medal (
	id VARCHAR NOT NULL, 
	athlete_id VARCHAR NOT NULL, 
	award_key VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	band VARCHAR NOT NULL, 
	challenge_id VARCHAR, 
	result_id VARCHAR, 
	value INTEGER, 
	on_date DATE NOT NULL, 
	CONSTRAINT pk_medal PRIMARY KEY (id), 
	CONSTRAINT ck_medal_on_date CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT fk_medal_athlete_id_athlete FOREIGN KEY(athlete_id) REFERENCES athlete (id), 
	CONSTRAINT fk_medal_challenge_id_challenge FOREIGN KEY(challenge_id) REFERENCES challenge (id), 
	CONSTRAINT fk_medal_result_id_result FOREIGN KEY(result_id) REFERENCES result (id)
);
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
INSERT INTO "part" VALUES('s3',0,60,NULL,25000,NULL,NULL,NULL);
INSERT INTO "part" VALUES('s3',1,1,'run',NULL,60,2,NULL);
CREATE TABLE participant (
	challenge_id VARCHAR NOT NULL, 
	athlete_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	ended_on DATE, 
	CONSTRAINT pk_participant PRIMARY KEY (challenge_id, athlete_id), 
	CONSTRAINT ck_participant_ended_on CHECK (ended_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT fk_participant_challenge_id_challenge FOREIGN KEY(challenge_id) REFERENCES challenge (id), 
	CONSTRAINT fk_participant_athlete_id_athlete FOREIGN KEY(athlete_id) REFERENCES athlete (id)
)
 WITHOUT ROWID

;
INSERT INTO "participant" VALUES('a2','asha',0,NULL);
INSERT INTO "participant" VALUES('c1','asha',1,NULL);
INSERT INTO "participant" VALUES('c1','zoe',0,'2025-06-28');
CREATE TABLE photo (
	id VARCHAR NOT NULL, 
	session_id VARCHAR NOT NULL, 
	path VARCHAR NOT NULL, 
	caption VARCHAR NOT NULL, 
	CONSTRAINT pk_photo PRIMARY KEY (id), 
	CONSTRAINT fk_photo_session_id_session FOREIGN KEY(session_id) REFERENCES session (id)
);
CREATE TABLE race (
	id VARCHAR NOT NULL, 
	event VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	zone VARCHAR NOT NULL, 
	challenge_id VARCHAR, 
	starts_at DATETIME NOT NULL, 
	on_date DATE NOT NULL, 
	distance_mm INTEGER, 
	climb_mm INTEGER, 
	limit_s INTEGER, 
	CONSTRAINT pk_race PRIMARY KEY (id), 
	CONSTRAINT ck_race_on_date CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_race_distance_mm CHECK (distance_mm IS NULL OR (typeof(distance_mm) = 'integer' AND distance_mm >= 0)), 
	CONSTRAINT ck_race_climb_mm CHECK (climb_mm IS NULL OR (typeof(climb_mm) = 'integer' AND climb_mm >= 0)), 
	CONSTRAINT ck_race_limit_s CHECK (limit_s IS NULL OR (typeof(limit_s) = 'integer' AND limit_s >= 0)), 
	CONSTRAINT fk_race_challenge_id_challenge FOREIGN KEY(challenge_id) REFERENCES challenge (id)
);
CREATE TABLE result (
	id VARCHAR NOT NULL, 
	race_id VARCHAR NOT NULL, 
	athlete_id VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	bib VARCHAR NOT NULL, 
	class_name VARCHAR NOT NULL, 
	session_id VARCHAR, 
	gun_s INTEGER, 
	chip_s INTEGER, 
	distance_mm INTEGER, 
	pos_overall INTEGER, 
	pos_sex INTEGER, 
	pos_class INTEGER, 
	of_n INTEGER, 
	CONSTRAINT pk_result PRIMARY KEY (id), 
	CONSTRAINT ck_result_gun_s CHECK (gun_s IS NULL OR (typeof(gun_s) = 'integer' AND gun_s >= 0)), 
	CONSTRAINT ck_result_chip_s CHECK (chip_s IS NULL OR (typeof(chip_s) = 'integer' AND chip_s >= 0)), 
	CONSTRAINT ck_result_distance_mm CHECK (distance_mm IS NULL OR (typeof(distance_mm) = 'integer' AND distance_mm >= 0)), 
	CONSTRAINT ck_result_pos_overall CHECK (pos_overall IS NULL OR (typeof(pos_overall) = 'integer' AND pos_overall >= 0)), 
	CONSTRAINT ck_result_pos_sex CHECK (pos_sex IS NULL OR (typeof(pos_sex) = 'integer' AND pos_sex >= 0)), 
	CONSTRAINT ck_result_pos_class CHECK (pos_class IS NULL OR (typeof(pos_class) = 'integer' AND pos_class >= 0)), 
	CONSTRAINT ck_result_of_n CHECK (of_n IS NULL OR (typeof(of_n) = 'integer' AND of_n >= 0)), 
	CONSTRAINT ck_result_chip_in_gun CHECK (gun_s IS NULL OR chip_s IS NULL OR chip_s <= gun_s), 
	CONSTRAINT uq_result_race_id_athlete_id UNIQUE (race_id, athlete_id), 
	CONSTRAINT fk_result_race_id_race FOREIGN KEY(race_id) REFERENCES race (id), 
	CONSTRAINT fk_result_athlete_id_athlete FOREIGN KEY(athlete_id) REFERENCES athlete (id), 
	CONSTRAINT fk_result_session_id_session FOREIGN KEY(session_id) REFERENCES session (id)
);
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
	rpe INTEGER, 
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
INSERT INTO "session" VALUES('s1','asha','ride','Asia/Kolkata','Uphill to Ålesund','uphill to ålesund
goa','manual',NULL,NULL,NULL,'2025-06-26 01:00:00.000000','2025-06-28 05:30:00.000000',NULL,'2025-06-26','2025-06-26','2025-06-28',90000000,18000,16000,850000,NULL,NULL,NULL,NULL,NULL,1,0,0,0,0,8,NULL);
INSERT INTO "session" VALUES('s2','asha','triathlon','Asia/Kolkata','','','fit','file-1','b1',NULL,'2025-06-28 01:00:00.000000','2025-06-28 05:30:00.000000',NULL,'2025-06-28','2025-06-28','2025-06-28',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,0,0,0,1,NULL);
INSERT INTO "session" VALUES('s3','asha','run','Asia/Kolkata','','','fit','file-2','b1','s2','2025-06-28 01:00:00.000000','2025-06-28 05:30:00.000000',NULL,'2025-06-28','2025-06-28','2025-06-28',1500000,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,0,0,0,1,NULL);
INSERT INTO "session" VALUES('s4','zoe','push-up','Asia/Kolkata','','','manual',NULL,NULL,NULL,'2025-06-28 01:00:00.000000','2025-06-28 05:30:00.000000','2025-06-28 05:30:00.000000','2025-06-28','2025-06-28','2025-06-28',NULL,NULL,NULL,NULL,50,NULL,NULL,NULL,NULL,1,0,0,0,0,10,NULL);
CREATE TABLE session_tag (
	session_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	tag VARCHAR NOT NULL, 
	CONSTRAINT pk_session_tag PRIMARY KEY (session_id, position), 
	CONSTRAINT fk_session_tag_session_id_session FOREIGN KEY(session_id) REFERENCES session (id)
)
 WITHOUT ROWID

;
INSERT INTO "session_tag" VALUES('s1',0,'goa');
CREATE INDEX ix_session_tag_tag ON session_tag (tag, session_id);
CREATE INDEX ix_session_days ON session (athlete_id, local_date, activity, distance_mm, moving_s, elapsed_s, climb_mm, steps, reps, hold_s, energy_kj, indoor, "virtual", assisted, race, source, logged_on, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX ix_session_midnight ON session (athlete_id, end_date) WHERE deleted_at IS NULL AND end_date > local_date;
CREATE INDEX ix_session_words ON session (athlete_id, local_date, search, deleted_at) WHERE deleted_at IS NULL AND search <> '';
CREATE INDEX ix_session_parent ON session (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX ix_session_batch ON session (batch_id) WHERE batch_id IS NOT NULL;
CREATE UNIQUE INDEX ix_session_external ON session (source, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ix_participant_athlete ON participant (athlete_id);
CREATE UNIQUE INDEX ix_mark_everywhere ON mark (athlete_id, on_date, kind) WHERE challenge_id IS NULL;
CREATE INDEX ix_change_undone ON change (id) WHERE state = 'undone';
CREATE INDEX ix_photo_session ON photo (session_id);
CREATE INDEX ix_medal_athlete ON medal (athlete_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change',12);
COMMIT;
