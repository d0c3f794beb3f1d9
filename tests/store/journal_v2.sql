PRAGMA application_id=1414679378;
PRAGMA user_version=2;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002_races');
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
CREATE TABLE batch (
	id VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_batch PRIMARY KEY (id)
);
INSERT INTO "batch" VALUES('b1','a.fit','fit','2026-06-01 06:04:00.000000');
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
CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	title VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	moved_at DATETIME, 
	CONSTRAINT ck_change_state CHECK (state IN ('done', 'undone', 'dropped'))
);
INSERT INTO "change" VALUES(1,'Began','done','2026-06-01 06:01:00.000000',NULL);
INSERT INTO "change" VALUES(2,'Logged run','done','2026-06-01 06:02:00.000000',NULL);
INSERT INTO "change" VALUES(3,'Logged triathlon','done','2026-06-01 06:03:00.000000',NULL);
INSERT INTO "change" VALUES(4,'Import','done','2026-06-01 06:04:00.000000',NULL);
INSERT INTO "change" VALUES(5,'Walked','done','2026-06-01 06:05:00.000000',NULL);
INSERT INTO "change" VALUES(6,'Deleted walk','done','2026-06-01 06:06:00.000000',NULL);
INSERT INTO "change" VALUES(7,'Water','done','2026-06-01 06:07:00.000000',NULL);
INSERT INTO "change" VALUES(8,'Race','done','2026-06-01 06:08:00.000000',NULL);
INSERT INTO "change" VALUES(9,'Photo','done','2026-06-01 06:09:00.000000',NULL);
INSERT INTO "change" VALUES(10,'Changed run','done','2026-06-01 06:10:00.000000',NULL);
INSERT INTO "change" VALUES(11,'Marked','done','2026-06-01 06:11:00.000000',NULL);
INSERT INTO "change" VALUES(12,'Dropped','dropped','2026-06-01 06:12:00.000000','2026-06-01 06:12:00.000000');
INSERT INTO "change" VALUES(13,'Medal','done','2026-06-01 06:13:00.000000',NULL);
INSERT INTO "change" VALUES(14,'Undone','undone','2026-06-01 06:14:00.000000','2026-06-01 06:14:00.000000');
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
INSERT INTO "change_row" VALUES(2,0,'session','s1',NULL,'{"activity":"run","athlete_id":"asha","distance_mm":10000000,"elapsed_s":3600,"end_date":"2026-05-30","hr_avg":141,"id":"s1","local_date":"2026-05-30","logged_at":"2026-06-01 06:01:00.000000","logged_on":"2026-06-01","moving_s":3500,"note":"Along the ghat","search":"along the ghat\nghat\neasy","source":"manual","started_at":"2026-05-30 01:00:00.000000","timed":1,"version":1,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(2,1,'session_tag','s1/0',NULL,'{"position":0,"session_id":"s1","tag":"ghat"}');
INSERT INTO "change_row" VALUES(2,2,'session_tag','s1/1',NULL,'{"position":1,"session_id":"s1","tag":"easy"}');
INSERT INTO "change_row" VALUES(3,0,'session','s2',NULL,'{"activity":"triathlon","athlete_id":"asha","distance_mm":51500000,"elapsed_s":9000,"end_date":"2026-05-31","id":"s2","local_date":"2026-05-31","logged_at":"2026-06-01 06:02:00.000000","logged_on":"2026-06-01","source":"manual","started_at":"2026-05-30 01:00:00.000000","timed":1,"version":1,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(3,1,'part','s2/0',NULL,'{"activity":"swim","count":1,"distance_mm":1500000,"elapsed_s":1800,"position":0,"session_id":"s2"}');
INSERT INTO "change_row" VALUES(3,2,'part','s2/1',NULL,'{"activity":"ride","count":1,"distance_mm":40000000,"elapsed_s":4200,"position":1,"session_id":"s2"}');
INSERT INTO "change_row" VALUES(3,3,'part','s2/2',NULL,'{"activity":"run","count":1,"distance_mm":10000000,"elapsed_s":3000,"position":2,"session_id":"s2"}');
INSERT INTO "change_row" VALUES(4,0,'batch','b1',NULL,'{"at":"2026-06-01 06:04:00.000000","id":"b1","source":"fit","title":"a.fit"}');
INSERT INTO "change_row" VALUES(4,1,'session','s3',NULL,'{"activity":"ride","athlete_id":"asha","batch_id":"b1","distance_mm":30000000,"elapsed_s":4000,"end_date":"2026-05-30","external_id":"fit:1","id":"s3","local_date":"2026-05-30","logged_at":"2026-06-01 06:04:00.000000","logged_on":"2026-06-01","source":"fit","started_at":"2026-05-30 01:00:00.000000","timed":1,"version":1,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(5,0,'session','s4',NULL,'{"activity":"walk","athlete_id":"asha","elapsed_s":600,"end_date":"2026-05-30","id":"s4","local_date":"2026-05-30","logged_at":"2026-06-01 06:05:00.000000","logged_on":"2026-06-01","source":"manual","started_at":"2026-05-30 01:00:00.000000","timed":1,"version":1,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(5,1,'session','s5',NULL,'{"activity":"push-up","athlete_id":"asha","end_date":"2026-05-30","id":"s5","local_date":"2026-05-30","logged_at":"2026-06-01 06:05:00.000000","logged_on":"2026-06-01","reps":60,"source":"manual","started_at":"2026-05-30 01:00:00.000000","timed":1,"version":1,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(5,2,'part','s5/0',NULL,'{"count":3,"position":0,"reps":20,"session_id":"s5"}');
INSERT INTO "change_row" VALUES(6,0,'session','s4','{"activity":"walk","athlete_id":"asha","elapsed_s":600,"end_date":"2026-05-30","id":"s4","local_date":"2026-05-30","logged_at":"2026-06-01 06:05:00.000000","logged_on":"2026-06-01","source":"manual","started_at":"2026-05-30 01:00:00.000000","timed":1,"version":1,"zone":"Asia/Kolkata"}','{"activity":"walk","athlete_id":"asha","deleted_at":"2026-06-01 06:06:00.000000","elapsed_s":600,"end_date":"2026-05-30","id":"s4","local_date":"2026-05-30","logged_at":"2026-06-01 06:05:00.000000","logged_on":"2026-06-01","source":"manual","started_at":"2026-05-30 01:00:00.000000","timed":1,"version":6,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(7,0,'day_fact','asha/2026-05-30/water',NULL,'{"athlete_id":"asha","key":"water","logged_at":"2026-06-01 06:07:00.000000","logged_on":"2026-06-01","on_date":"2026-05-30","value":2500}');
INSERT INTO "change_row" VALUES(8,0,'race','r1',NULL,'{"distance_mm":42195000,"event":"Midnight Sun Marathon","handle":"tromso-2026","handle_key":"tromso-2026","id":"r1","on_date":"2026-05-30","starts_at":"2026-05-30 18:30:00.000000","timed":1,"zone":"Europe/Oslo"}');
INSERT INTO "change_row" VALUES(8,1,'result','res1',NULL,'{"athlete_id":"asha","chip_s":13950,"gun_s":14000,"id":"res1","race_id":"r1","status":"finished"}');
INSERT INTO "change_row" VALUES(8,2,'split','res1/0',NULL,'{"at_mm":21097500,"elapsed_s":6900,"name":"half","position":0,"result_id":"res1"}');
INSERT INTO "change_row" VALUES(9,0,'photo','p1',NULL,'{"caption":"Up the #ghat","id":"p1","path":"photos/ab.jpg","session_id":"s1"}');
INSERT INTO "change_row" VALUES(9,1,'session','s1','{"activity":"run","athlete_id":"asha","distance_mm":10000000,"elapsed_s":3600,"end_date":"2026-05-30","hr_avg":141,"id":"s1","local_date":"2026-05-30","logged_at":"2026-06-01 06:01:00.000000","logged_on":"2026-06-01","moving_s":3500,"note":"Along the ghat","search":"along the ghat\nghat\neasy","source":"manual","started_at":"2026-05-30 01:00:00.000000","timed":1,"version":1,"zone":"Asia/Kolkata"}','{"activity":"run","athlete_id":"asha","distance_mm":10000000,"elapsed_s":3600,"end_date":"2026-05-30","hr_avg":141,"id":"s1","local_date":"2026-05-30","logged_at":"2026-06-01 06:01:00.000000","logged_on":"2026-06-01","moving_s":3500,"note":"Along the ghat","search":"along the ghat\nghat\neasy\nup the #ghat\n#ghat","source":"manual","started_at":"2026-05-30 01:00:00.000000","timed":1,"version":1,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(10,0,'session','s1','{"activity":"run","athlete_id":"asha","distance_mm":10000000,"elapsed_s":3600,"end_date":"2026-05-30","hr_avg":141,"id":"s1","local_date":"2026-05-30","logged_at":"2026-06-01 06:01:00.000000","logged_on":"2026-06-01","moving_s":3500,"note":"Along the ghat","search":"along the ghat\nghat\neasy\nup the #ghat\n#ghat","source":"manual","started_at":"2026-05-30 01:00:00.000000","timed":1,"version":1,"zone":"Asia/Kolkata"}','{"activity":"run","athlete_id":"asha","distance_mm":10000000,"elapsed_s":3600,"end_date":"2026-05-30","hr_avg":142,"id":"s1","local_date":"2026-05-30","logged_at":"2026-06-01 06:01:00.000000","logged_on":"2026-06-01","moving_s":3500,"note":"Along the ghat","rpe":7,"search":"along the ghat\nghat\neasy\nup the #ghat\n#ghat","source":"manual","started_at":"2026-05-30 01:00:00.000000","timed":1,"version":10,"zone":"Asia/Kolkata"}');
INSERT INTO "change_row" VALUES(11,0,'mark','m1',NULL,'{"athlete_id":"asha","id":"m1","kind":"rest","logged_at":"2026-06-01 06:11:00.000000","logged_on":"2026-06-01","on_date":"2026-06-01"}');
INSERT INTO "change_row" VALUES(12,0,'mark','m1','{"athlete_id":"asha","id":"m1","kind":"rest","logged_at":"2026-06-01 06:11:00.000000","logged_on":"2026-06-01","on_date":"2026-06-01"}',NULL);
INSERT INTO "change_row" VALUES(13,0,'medal','asha/race/tromso',NULL,'{"artefact":"medal","athlete_id":"asha","award":"finish","given_at":"2026-06-01 06:13:00.000000","key":"race/tromso","on_date":"2026-05-30","title":"Finisher","why":"Finished."}');
INSERT INTO "change_row" VALUES(14,0,'session','s6',NULL,'{"activity":"yoga","athlete_id":"asha","elapsed_s":1800,"end_date":"2026-05-30","id":"s6","local_date":"2026-05-30","logged_at":"2026-06-01 06:14:00.000000","logged_on":"2026-06-01","source":"manual","started_at":"2026-05-30 01:00:00.000000","timed":1,"version":1,"zone":"Asia/Kolkata"}');
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
INSERT INTO "day_fact" VALUES('asha','2026-05-30','water',2500,'2026-06-01 06:07:00.000000','2026-06-01');
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
INSERT INTO "mark" VALUES('m1','asha','rest','',NULL,NULL,'2026-06-01','2026-06-01','2026-06-01 06:11:00.000000');
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
INSERT INTO "medal" VALUES('asha','race/tromso',NULL,'finish','Finisher','medal','2026-05-30','',NULL,NULL,'Finished.','2026-06-01 06:13:00.000000',NULL,'');
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
INSERT INTO "part" VALUES('s2',0,1,'swim',1500000,1800,NULL,NULL);
INSERT INTO "part" VALUES('s2',1,1,'ride',40000000,4200,NULL,NULL);
INSERT INTO "part" VALUES('s2',2,1,'run',10000000,3000,NULL,NULL);
INSERT INTO "part" VALUES('s5',0,3,NULL,NULL,NULL,20,NULL);
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
INSERT INTO "race" VALUES('r1','tromso-2026','tromso-2026','Midnight Sun Marathon','','','','','Europe/Oslo','2026-05-30 18:30:00.000000','2026-05-30',1,42195000,NULL,'','',NULL);
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
INSERT INTO "result" VALUES('res1','r1','asha',NULL,'finished','','',14000,13950,NULL,NULL,NULL,NULL,NULL,NULL,0,'','');
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
INSERT INTO "session" VALUES('s1','asha','run','Asia/Kolkata','Along the ghat','along the ghat
ghat
easy
up the #ghat
#ghat','manual',NULL,NULL,NULL,'2026-05-30 01:00:00.000000','2026-06-01 06:01:00.000000',NULL,'2026-05-30','2026-05-30','2026-06-01',10000000,3600,3500,NULL,NULL,NULL,NULL,NULL,142,1,0,0,0,0,10,7);
INSERT INTO "session" VALUES('s2','asha','triathlon','Asia/Kolkata','','','manual',NULL,NULL,NULL,'2026-05-30 01:00:00.000000','2026-06-01 06:02:00.000000',NULL,'2026-05-31','2026-05-31','2026-06-01',51500000,9000,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,0,0,0,1,NULL);
INSERT INTO "session" VALUES('s3','asha','ride','Asia/Kolkata','','','fit','fit:1','b1',NULL,'2026-05-30 01:00:00.000000','2026-06-01 06:04:00.000000',NULL,'2026-05-30','2026-05-30','2026-06-01',30000000,4000,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,0,0,0,1,NULL);
INSERT INTO "session" VALUES('s4','asha','walk','Asia/Kolkata','','','manual',NULL,NULL,NULL,'2026-05-30 01:00:00.000000','2026-06-01 06:05:00.000000','2026-06-01 06:06:00.000000','2026-05-30','2026-05-30','2026-06-01',NULL,600,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,0,0,0,6,NULL);
INSERT INTO "session" VALUES('s5','asha','push-up','Asia/Kolkata','','','manual',NULL,NULL,NULL,'2026-05-30 01:00:00.000000','2026-06-01 06:05:00.000000',NULL,'2026-05-30','2026-05-30','2026-06-01',NULL,NULL,NULL,NULL,60,NULL,NULL,NULL,NULL,1,0,0,0,0,1,NULL);
CREATE TABLE session_tag (
	session_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	tag VARCHAR NOT NULL, 
	CONSTRAINT pk_session_tag PRIMARY KEY (session_id, position), 
	CONSTRAINT fk_session_tag_session_id_session FOREIGN KEY(session_id) REFERENCES session (id)
)
 WITHOUT ROWID

;
INSERT INTO "session_tag" VALUES('s1',1,'easy');
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
CREATE INDEX ix_result_athlete ON result (athlete_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change',14);
COMMIT;
