-- VICIdial's tables as far as we read or write them (schema 1728): names and types of its columns, its keys, and the
-- defaults of columns that we leave alone.
CREATE TABLE system_settings (
  version VARCHAR(50), use_non_latin ENUM('0','1') DEFAULT '0', db_schema_version INT UNSIGNED DEFAULT 1728,
  vdc_agent_api_active ENUM('0','1') DEFAULT '0', auto_dial_limit VARCHAR(5) DEFAULT '4',
  allow_custom_dialplan ENUM('0','1') DEFAULT '0');
INSERT INTO system_settings (version) VALUES ('2.14b0.5');

CREATE TABLE servers (
  server_id VARCHAR(10) NOT NULL, server_ip VARCHAR(15) NOT NULL, active ENUM('Y','N') DEFAULT 'Y',
  asterisk_version VARCHAR(20) DEFAULT '16.28.0', local_gmt VARCHAR(6) DEFAULT '-5.00',
  ext_context VARCHAR(20) DEFAULT 'default', active_asterisk_server ENUM('Y','N') DEFAULT 'Y');

CREATE TABLE vicidial_users (
  user_id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY, user VARCHAR(20) NOT NULL, pass VARCHAR(100) NOT NULL,
  full_name VARCHAR(50), user_level TINYINT UNSIGNED DEFAULT 1, user_group VARCHAR(20),
  modify_leads ENUM('0','1','2','3','4','5','6') DEFAULT '0', vicidial_recording ENUM('0','1') DEFAULT '1',
  modify_lists ENUM('0','1') DEFAULT '0', modify_remoteagents ENUM('0','1') DEFAULT '0',
  view_reports ENUM('0','1') DEFAULT '0',
  vicidial_recording_override ENUM('DISABLED','NEVER','ONDEMAND','ALLCALLS','ALLFORCE') DEFAULT 'DISABLED',
  vdc_agent_api_access ENUM('0','1') DEFAULT '0', active ENUM('Y','N') DEFAULT 'Y',
  failed_login_count TINYINT UNSIGNED DEFAULT 0, api_list_restrict ENUM('1','0') DEFAULT '0',
  api_allowed_functions VARCHAR(1000) DEFAULT ' ALL_FUNCTIONS ', api_only_user ENUM('0','1') DEFAULT '0',
  UNIQUE (user));

CREATE TABLE vicidial_campaigns (
  campaign_id VARCHAR(8) PRIMARY KEY, campaign_name VARCHAR(40), active ENUM('Y','N'),
  auto_dial_level VARCHAR(6) DEFAULT '0', local_call_time VARCHAR(10) DEFAULT '9am-9pm',
  dial_timeout TINYINT UNSIGNED DEFAULT 60, dial_prefix VARCHAR(20) DEFAULT '9',
  campaign_cid VARCHAR(20) DEFAULT '0000000000', campaign_vdad_exten VARCHAR(20) DEFAULT '8368',
  campaign_recording ENUM('NEVER','ONDEMAND','ALLCALLS','ALLFORCE') DEFAULT 'ONDEMAND',
  drop_call_seconds TINYINT DEFAULT 5,
  drop_action ENUM('HANGUP','MESSAGE','VOICEMAIL','IN_GROUP','AUDIO','CALLMENU','VMAIL_NO_INST') DEFAULT 'AUDIO',
  closer_campaigns TEXT, use_internal_dnc ENUM('Y','N','AREACODE') DEFAULT 'N',
  dial_method ENUM('MANUAL','RATIO','ADAPT_HARD_LIMIT','ADAPT_TAPERED','ADAPT_AVERAGE','INBOUND_MAN','SHARED_RATIO',
    'SHARED_ADAPT_HARD_LIMIT','SHARED_ADAPT_TAPERED','SHARED_ADAPT_AVERAGE') DEFAULT 'MANUAL',
  dial_statuses VARCHAR(255) DEFAULT ' NEW -', no_hopper_leads_logins ENUM('Y','N') DEFAULT 'N',
  campaign_allow_inbound ENUM('Y','N') DEFAULT 'N', default_xfer_group VARCHAR(20) DEFAULT '---NONE---',
  use_campaign_dnc ENUM('Y','N','AREACODE') DEFAULT 'N', user_group VARCHAR(20) DEFAULT '---ALL---',
  callback_dnc ENUM('ENABLED','DISABLED') DEFAULT 'DISABLED', amd_type ENUM('AMD','CPD','KHOMP') DEFAULT 'AMD');

CREATE TABLE vicidial_campaign_stats (campaign_id VARCHAR(20) PRIMARY KEY NOT NULL, calls_today INT UNSIGNED DEFAULT 0);

CREATE TABLE vicidial_inbound_groups (
  group_id VARCHAR(20) PRIMARY KEY, group_name VARCHAR(30), active ENUM('Y','N'),
  next_agent_call VARCHAR(40) DEFAULT 'oldest_call_finish', drop_call_seconds SMALLINT UNSIGNED DEFAULT 360,
  drop_action ENUM('HANGUP','MESSAGE','VOICEMAIL','IN_GROUP','CALLMENU','VMAIL_NO_INST') DEFAULT 'MESSAGE',
  welcome_message_filename VARCHAR(255) DEFAULT '---NONE---', default_xfer_group VARCHAR(20) DEFAULT '---NONE---',
  no_agent_no_queue ENUM('N','Y','NO_PAUSED','NO_READY') DEFAULT 'N', user_group VARCHAR(20) DEFAULT '---ALL---');

CREATE TABLE vicidial_inbound_dids (
  did_id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY NOT NULL, did_pattern VARCHAR(50) NOT NULL,
  did_description VARCHAR(50), did_active ENUM('Y','N') DEFAULT 'Y',
  did_route ENUM('EXTEN','VOICEMAIL','AGENT','PHONE','IN_GROUP','CALLMENU','VMAIL_NO_INST') DEFAULT 'EXTEN',
  group_id VARCHAR(20), call_handle_method VARCHAR(40) DEFAULT 'CID',
  agent_search_method ENUM('LO','LB','SO') DEFAULT 'LB', list_id BIGINT UNSIGNED DEFAULT 999, campaign_id VARCHAR(8),
  phone_code VARCHAR(10) DEFAULT '1', UNIQUE (did_pattern));

CREATE TABLE vicidial_remote_agents (
  remote_agent_id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY NOT NULL, user_start VARCHAR(20),
  number_of_lines TINYINT UNSIGNED DEFAULT 1, server_ip VARCHAR(15) NOT NULL, conf_exten VARCHAR(20),
  status ENUM('ACTIVE','INACTIVE') DEFAULT 'INACTIVE', campaign_id VARCHAR(8), closer_campaigns TEXT,
  extension_group VARCHAR(20) DEFAULT 'NONE', on_hook_agent ENUM('Y','N') DEFAULT 'N');

CREATE TABLE vicidial_statuses (status VARCHAR(6) PRIMARY KEY, status_name VARCHAR(30));

CREATE TABLE vicidial_campaign_statuses (status VARCHAR(6) NOT NULL, status_name VARCHAR(30), campaign_id VARCHAR(20));

CREATE TABLE vicidial_list (
  lead_id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY NOT NULL, modify_date TIMESTAMP, status VARCHAR(6), user VARCHAR(20),
  list_id BIGINT UNSIGNED DEFAULT 0, phone_number VARCHAR(18) NOT NULL);

CREATE TABLE vicidial_log (
  uniqueid VARCHAR(20) PRIMARY KEY NOT NULL, lead_id INT UNSIGNED NOT NULL, campaign_id VARCHAR(8), call_date DATETIME,
  length_in_sec INT, status VARCHAR(6), phone_number VARCHAR(18), user VARCHAR(20), comments VARCHAR(255),
  term_reason ENUM('CALLER','AGENT','QUEUETIMEOUT','ABANDON','AFTERHOURS','NONE','SYSTEM') DEFAULT 'NONE');

CREATE TABLE vicidial_closer_log (
  closecallid INT UNSIGNED AUTO_INCREMENT PRIMARY KEY NOT NULL, lead_id INT UNSIGNED NOT NULL, campaign_id VARCHAR(20),
  call_date DATETIME, length_in_sec INT, status VARCHAR(6), phone_number VARCHAR(18), user VARCHAR(20),
  comments VARCHAR(255), term_reason VARCHAR(20) DEFAULT 'NONE', uniqueid VARCHAR(20) NOT NULL DEFAULT '');

CREATE TABLE vicidial_remote_agent_log (
  uniqueid VARCHAR(20), callerid VARCHAR(20), ra_user VARCHAR(20), user VARCHAR(20), call_time DATETIME,
  extension VARCHAR(100), lead_id INT UNSIGNED, phone_number VARCHAR(18), campaign_id VARCHAR(20),
  processed ENUM('Y','N') DEFAULT 'N', comment VARCHAR(255));

CREATE TABLE vicidial_auto_calls (
  auto_call_id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY NOT NULL, server_ip VARCHAR(15) NOT NULL, campaign_id VARCHAR(20),
  status ENUM('SENT','RINGING','LIVE','XFER','PAUSED','CLOSER','BUSY','DISCONNECT','IVR') DEFAULT 'PAUSED',
  lead_id INT UNSIGNED NOT NULL, uniqueid VARCHAR(20), callerid VARCHAR(20), channel VARCHAR(100));
