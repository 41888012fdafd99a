<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Lockstep</source>
        <translation>Über Lockstep</translation>
    </message>
    <message>
        <source>Lockstep %1</source>
        <translation>Lockstep %1</translation>
    </message>
    <message>
        <source>Deploys PostgreSQL schema migrations, one confirmed step at a time.

Free software under the GNU General Public License, version 3 or later, without any warranty.

Built with Qt %1, libpqxx, libpg_query (the grammar of PostgreSQL itself), QScintilla, toml++ and SQLite.

Journal, backups and the private PostgreSQL are kept in %2.</source>
        <translation>Rollt PostgreSQL-Schemamigrationen aus, Schritt für Schritt bestätigt.

Freie Software unter der GNU General Public License, Version 3 oder neuer, ohne jede Gewährleistung.

Gebaut mit Qt %1, libpqxx, libpg_query (der Grammatik von PostgreSQL selbst), QScintilla, toml++ und SQLite.

Journal, Sicherungen und das private PostgreSQL liegen in %2.</translation>
    </message>
</context>
<context>
    <name>DeployWords</name>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>checks</comment>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation>
            <numerusform>%n Migration</numerusform>
            <numerusform>%n Migrationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n applied</source>
        <comment>migrations</comment>
        <translation>
            <numerusform>%n angewendet</numerusform>
            <numerusform>%n angewendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n migration(s) applied</source>
        <translation>
            <numerusform>%1 von %n Migration angewendet</numerusform>
            <numerusform>%1 von %n Migrationen angewendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been changed: what failed was undone.</source>
        <translation>Nichts wurde geändert: Was fehlschlug, ist zurückgenommen.</translation>
    </message>
    <message>
        <source>%1; nothing of the others.</source>
        <comment>2 of 4 migrations applied</comment>
        <translation>%1; von den übrigen nichts.</translation>
    </message>
    <message>
        <source>Passed</source>
        <comment>a check</comment>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>a check</comment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>a check</comment>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <comment>a check</comment>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>a step</comment>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <comment>a step</comment>
        <translation>Zu bestätigen</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>a step</comment>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>a step</comment>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Failed, undone</source>
        <comment>a step</comment>
        <translation>Fehlgeschlagen, zurückgenommen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>a step</comment>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <comment>a step</comment>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>a statement</comment>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>a statement</comment>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Applied</source>
        <comment>a statement</comment>
        <translation>Angewendet</translation>
    </message>
    <message>
        <source>Undone</source>
        <comment>a statement</comment>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>a statement</comment>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>In doubt</source>
        <comment>a statement</comment>
        <translation>Ungewiss</translation>
    </message>
    <message numerus="yes">
        <source>All %n migration(s) applied.</source>
        <translation>
            <numerusform>%n Migration angewendet, also alles.</numerusform>
            <numerusform>Alle %n Migrationen angewendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Noch wurde nichts geändert.</translation>
    </message>
    <message>
        <source>All passed</source>
        <comment>checks</comment>
        <translation>Alle bestanden</translation>
    </message>
    <message>
        <source>%1; %2 took effect in part.</source>
        <comment>2 of 4 migrations applied, a name</comment>
        <translation>%1; %2 wirkte zum Teil.</translation>
    </message>
    <message>
        <source>%1; whether %2 took effect is in doubt.</source>
        <comment>2 of 4 migrations applied, a name</comment>
        <translation>%1; ob %2 gewirkt hat, ist ungewiss.</translation>
    </message>
    <message>
        <source>Failed, effects remain</source>
        <comment>a step</comment>
        <translation>Fehlgeschlagen, Wirkung bleibt</translation>
    </message>
    <message>
        <source>Passed by</source>
        <comment>a migration</comment>
        <translation>Übergangen</translation>
    </message>
    <message numerus="yes">
        <source>%n reverted</source>
        <comment>migrations</comment>
        <translation>
            <numerusform>%n zurückgenommen</numerusform>
            <numerusform>%n zurückgenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n migration(s) reverted</source>
        <translation>
            <numerusform>%1 von %n Migration zurückgenommen</numerusform>
            <numerusform>%1 von %n Migrationen zurückgenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n migration(s) reverted.</source>
        <translation>
            <numerusform>Die Migration ist zurückgenommen.</numerusform>
            <numerusform>Alle %n Migrationen sind zurückgenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No migration remains: what failed was undone. The copies of tables are there.</source>
        <translation>Keine Migration bleibt: Was fehlschlug, ist zurückgenommen. Die Kopien von Tabellen sind da.</translation>
    </message>
    <message numerus="yes">
        <source>No migration has run yet; %n table(s) were copied beside themselves.</source>
        <translation>
            <numerusform>Noch keine Migration ist gelaufen; %n Tabelle wurde neben sich kopiert.</numerusform>
            <numerusform>Noch keine Migration ist gelaufen; %n Tabellen wurden neben sich kopiert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditorMark</name>
    <message>
        <source>Not understood from here on: %1</source>
        <translation>Ab hier nicht verstanden: %1</translation>
    </message>
</context>
<context>
    <name>FindingMenu</name>
    <message>
        <source>Before, in a migration of its own:</source>
        <translation>Davor, in einer eigenen Migration:</translation>
    </message>
    <message>
        <source>Here:</source>
        <translation>Hier:</translation>
    </message>
    <message>
        <source>Later, in a migration of its own:</source>
        <translation>Später, in einer eigenen Migration:</translation>
    </message>
    <message>
        <source>&lt;b&gt;Safer:&lt;/b&gt; %1</source>
        <translation>&lt;b&gt;Sicherer:&lt;/b&gt; %1</translation>
    </message>
    <message>
        <source>New &amp;migration with: %1…</source>
        <translation>Neue &amp;Migration mit: %1…</translation>
    </message>
    <message>
        <source>&amp;Write the safer form: %1</source>
        <translation>Die &amp;sicherere Form schreiben: %1</translation>
    </message>
    <message>
        <source>&amp;Silence %1 with a reason…</source>
        <translation>%1 mit &amp;Begründung stilllegen…</translation>
    </message>
    <message>
        <source>&amp;Explain %1</source>
        <translation>%1 &amp;erklären</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreTable</name>
    <message>
        <source>Only in the backup</source>
        <translation>Nur in der Sicherung</translation>
    </message>
    <message>
        <source>Only in the target</source>
        <translation>Nur im Ziel</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Verschieden</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>In the backup</source>
        <translation>In der Sicherung</translation>
    </message>
    <message>
        <source>In the target</source>
        <translation>Im Ziel</translation>
    </message>
    <message>
        <source>Other rows</source>
        <translation>Andere Zeilen</translation>
    </message>
</context>
<context>
    <name>ScriptFile</name>
    <message>
        <source>Read-only: this file is no migration and never runs.</source>
        <translation>Schreibgeschützt: Diese Datei ist keine Migration und läuft nie.</translation>
    </message>
    <message>
        <source>Read-only: while no target answers, nobody knows whether this migration was applied.</source>
        <translation>Schreibgeschützt: Solange kein Ziel antwortet, weiß niemand, ob diese Migration angewendet ist.</translation>
    </message>
    <message>
        <source>Read-only: this migration is applied. A change belongs in a new one.</source>
        <translation>Schreibgeschützt: Diese Migration ist angewendet. Eine Änderung gehört in eine neue.</translation>
    </message>
    <message>
        <source>Read-only: this migration failed here. Resolve that in its own tool first.</source>
        <translation>Schreibgeschützt: Diese Migration ist hier fehlgeschlagen. Das zuerst im eigenen Werkzeug klären.</translation>
    </message>
    <message>
        <source>Read-only: a baseline describes what was there before and never runs.</source>
        <translation>Schreibgeschützt: Eine Baseline beschreibt, was vorher da war, und läuft nie.</translation>
    </message>
    <message>
        <source>The ledger has this migration, the folder has not: there is no file to show.</source>
        <translation>Die Migrationstabelle kennt diese Migration, der Ordner nicht: Es gibt keine Datei zu zeigen.</translation>
    </message>
    <message>
        <source>Read-only: this file differs from the one that was applied; the Changes tab shows in what. Restore it, or put the change in a new migration.</source>
        <translation>Schreibgeschützt: Diese Datei weicht von der angewendeten ab; der Reiter „Änderungen“ zeigt, worin. Sie wiederherstellen oder die Änderung in eine neue Migration schreiben.</translation>
    </message>
    <message>
        <source>Read-only: this file declares the schema. What is found in it is where the migrations make something else.</source>
        <translation>Schreibgeschützt: Diese Datei deklariert das Schema. Befunde stehen in ihr, wo die Migrationen etwas anderes ergeben.</translation>
    </message>
</context>
<context>
    <name>ScriptPanel</name>
    <message>
        <source>What each statement does</source>
        <translation>Was jede Anweisung tut</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Take a backup and check that it is whole</source>
        <translation>Eine Sicherung anlegen und prüfen, ob sie vollständig ist</translation>
    </message>
    <message>
        <source>The folder for backups; the state folder&apos;s when left out</source>
        <translation>Der Ordner für Sicherungen; ohne Angabe der im Zustandsordner</translation>
    </message>
    <message>
        <source>  %1 passed, %2 with a warning, %3 failed, %4 skipped</source>
        <translation>  %1 bestanden, %2 mit Warnung, %3 fehlgeschlagen, %4 übersprungen</translation>
    </message>
    <message>
        <source>Print this help and exit</source>
        <translation>Diese Hilfe ausgeben und enden</translation>
    </message>
    <message>
        <source>Print the version and exit</source>
        <translation>Die Version ausgeben und enden</translation>
    </message>
    <message>
        <source>Cancelled:</source>
        <translation>Abgebrochen:</translation>
    </message>
    <message>
        <source>Error:</source>
        <translation>Fehler:</translation>
    </message>
    <message>
        <source>The command line cannot be used as it is.</source>
        <translation>Die Befehlszeile ist so nicht verwendbar.</translation>
    </message>
    <message>
        <source>%1 lists what can be given.</source>
        <translation>%1 führt auf, was angegeben werden kann.</translation>
    </message>
    <message>
        <source>A console for PostgreSQL schema migrations.</source>
        <translation>Eine Konsole für PostgreSQL-Schemamigrationen.</translation>
    </message>
    <message>
        <source>y</source>
        <translation>j</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>This was not confirmed: %1</source>
        <translation>Das wurde nicht bestätigt: %1</translation>
    </message>
    <message>
        <source>--confirm names %1, and the target&apos;s database is %2.</source>
        <translation>--confirm nennt %1, die Datenbank des Ziels heißt aber %2.</translation>
    </message>
    <message>
        <source>Make sure that this is the database you mean, then name it.</source>
        <translation>Sicherstellen, dass diese Datenbank gemeint ist, und sie dann nennen.</translation>
    </message>
    <message>
        <source>%1 is protected: --yes alone is not enough.</source>
        <translation>%1 ist geschützt: --yes allein genügt nicht.</translation>
    </message>
    <message>
        <source>Give --confirm %1 too, or leave --yes out and answer at a terminal.</source>
        <translation>Zusätzlich --confirm %1 angeben, oder --yes weglassen und an einem Terminal antworten.</translation>
    </message>
    <message>
        <source>--yes together with --confirm %1 answers all of them.</source>
        <translation>--yes zusammen mit --confirm %1 beantwortet sie alle.</translation>
    </message>
    <message>
        <source>--yes answers all of them.</source>
        <translation>--yes beantwortet sie alle.</translation>
    </message>
    <message>
        <source>Confirm: %1</source>
        <translation>Bestätigen: %1</translation>
    </message>
    <message>
        <source>%1
Type %2:</source>
        <translation>%1
%2 eintippen:</translation>
    </message>
    <message>
        <source>[y/N]</source>
        <translation>[j/N]</translation>
    </message>
    <message>
        <source>The console %1 cannot be started.</source>
        <translation>Die Konsole %1 kann nicht gestartet werden.</translation>
    </message>
    <message>
        <source>There is neither a subcommand nor a folder %1.</source>
        <translation>Es gibt weder einen Unterbefehl noch einen Ordner %1.</translation>
    </message>
    <message>
        <source>lockstep --help lists the subcommands.</source>
        <translation>lockstep --help führt die Unterbefehle auf.</translation>
    </message>
    <message>
        <source>There is no display to open the console on.</source>
        <translation>Es gibt keine Anzeige, auf der die Konsole erscheinen könnte.</translation>
    </message>
    <message>
        <source>In a terminal, lockstep deploy walks through the same steps.</source>
        <translation>Im Terminal führt lockstep deploy durch dieselben Schritte.</translation>
    </message>
    <message>
        <source>The project&apos;s folder, to open it in the console</source>
        <translation>Der Ordner des Projekts, um es in der Konsole zu öffnen</translation>
    </message>
    <message>
        <source>The console is not installed.</source>
        <translation>Die Konsole ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install lockstep-console, or use lockstep deploy in this terminal.</source>
        <translation>lockstep-console installieren oder lockstep deploy in diesem Terminal verwenden.</translation>
    </message>
    <message>
        <source>No interrupted run of this project on this target.</source>
        <translation>Kein unterbrochener Lauf dieses Projekts auf diesem Ziel.</translation>
    </message>
    <message>
        <source>lockstep history lists the runs.</source>
        <translation>lockstep history führt die Läufe auf.</translation>
    </message>
    <message>
        <source>The interrupted run is left as it is.</source>
        <translation>Der unterbrochene Lauf bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Resuming the interrupted run %1.</source>
        <translation>Der unterbrochene Lauf %1 wird fortgesetzt.</translation>
    </message>
    <message>
        <source>Nothing is pending.</source>
        <translation>Nichts steht aus.</translation>
    </message>
    <message>
        <source>Give every confirmation; a protected target wants --confirm too</source>
        <translation>Alles bestätigen; ein geschütztes Ziel verlangt zusätzlich --confirm</translation>
    </message>
    <message>
        <source>The database&apos;s name, as a protected target wants it typed</source>
        <translation>Der Name der Datenbank, wie ihn ein geschütztes Ziel eingetippt verlangt</translation>
    </message>
    <message>
        <source>Stop before every migration: each is a run of its own</source>
        <translation>Vor jeder Migration anhalten: Jede ist ein eigener Lauf</translation>
    </message>
    <message>
        <source>The last migration to run; all when left out</source>
        <translation>Die letzte Migration, die laufen soll; ohne Angabe alle</translation>
    </message>
    <message>
        <source>Take up this interrupted run: its id, the beginning of one, or last</source>
        <translation>Diesen unterbrochenen Lauf fortsetzen: seine Kennung, ihr Anfang oder last</translation>
    </message>
    <message>
        <source>Take no backup; the record says why, so --because is needed</source>
        <translation>Keine Sicherung anlegen; das Protokoll sagt warum, daher ist --because nötig</translation>
    </message>
    <message>
        <source>Why no backup is needed</source>
        <translation>Warum keine Sicherung nötig ist</translation>
    </message>
    <message>
        <source>How long a statement may wait for a lock, such as 5s</source>
        <translation>Wie lange eine Anweisung auf eine Sperre warten darf, etwa 5s</translation>
    </message>
    <message>
        <source>How long a statement may run, such as 10min; 0 for no limit</source>
        <translation>Wie lange eine Anweisung laufen darf, etwa 10min; 0 für unbegrenzt</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
    <message>
        <source>Running %1  %2</source>
        <translation>Läuft: %1  %2</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>Wartet: %1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>  %1: %2, took %3</source>
        <translation>  %1: %2, Dauer %3</translation>
    </message>
    <message>
        <source>Outcome: %1.</source>
        <translation>Ergebnis: %1.</translation>
    </message>
    <message>
        <source>Record: %1</source>
        <translation>Protokoll: %1</translation>
    </message>
    <message>
        <source>%1, statement %2 in line %3</source>
        <translation>%1, Anweisung %2 in Zeile %3</translation>
    </message>
    <message>
        <source>Applied: %1.</source>
        <translation>Angewendet: %1.</translation>
    </message>
    <message>
        <source>These statements took effect and remain: %1.</source>
        <translation>Diese Anweisungen haben gewirkt und bleiben: %1.</translation>
    </message>
    <message>
        <source>It is not known whether these took effect: %1.</source>
        <translation>Ob diese gewirkt haben, ist nicht bekannt: %1.</translation>
    </message>
    <message>
        <source>Nothing was changed in the database.</source>
        <translation>In der Datenbank wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The step did not succeed.</source>
        <translation>Der Schritt gelang nicht.</translation>
    </message>
    <message>
        <source>Try this step again?</source>
        <translation>Diesen Schritt erneut versuchen?</translation>
    </message>
    <message>
        <source>does</source>
        <translation>tut</translation>
    </message>
    <message>
        <source>locks</source>
        <translation>sperrt</translation>
    </message>
    <message>
        <source>rewrites</source>
        <translation>schreibt neu</translation>
    </message>
    <message>
        <source>scans</source>
        <translation>liest</translation>
    </message>
    <message>
        <source>builds</source>
        <translation>baut</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>outside a transaction only</source>
        <translation>nur außerhalb einer Transaktion</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>What each statement touches, locks, rewrites, scans and builds</source>
        <translation>Was jede Anweisung berührt, sperrt, neu schreibt, liest und baut</translation>
    </message>
    <message>
        <source>The run %1 is abandoned.</source>
        <translation>Der Lauf %1 ist aufgegeben.</translation>
    </message>
    <message>
        <source>Past runs; with RUN, every event of one</source>
        <translation>Frühere Läufe; mit RUN jedes Ereignis eines Laufs</translation>
    </message>
    <message>
        <source>A run&apos;s id, the beginning of one, or last</source>
        <translation>Die Kennung eines Laufs, ihr Anfang oder last</translation>
    </message>
    <message>
        <source>Check that no event of the journal was changed or removed</source>
        <translation>Prüfen, dass kein Ereignis des Journals geändert oder entfernt wurde</translation>
    </message>
    <message>
        <source>End the interrupted run where it stands, so that another can begin</source>
        <translation>Den unterbrochenen Lauf beenden, wo er steht, damit ein anderer beginnen kann</translation>
    </message>
    <message numerus="yes">
        <source>The journal is intact: %n event(s), each in its place.</source>
        <translation>
            <numerusform>Das Journal ist unversehrt: %n Ereignis, an seinem Platz.</numerusform>
            <numerusform>Das Journal ist unversehrt: %n Ereignisse, jedes an seinem Platz.</numerusform>
        </translation>
    </message>
    <message>
        <source>The journal was changed: event %1 does not follow from the ones before it.</source>
        <translation>Das Journal wurde geändert: Ereignis %1 folgt nicht aus den vorigen.</translation>
    </message>
    <message>
        <source>No runs yet.</source>
        <translation>Noch keine Läufe.</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation>
            <numerusform>%n Migration</numerusform>
            <numerusform>%n Migrationen</numerusform>
        </translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <translation>Lauf %1: %2</translation>
    </message>
    <message>
        <source>On %1 by %2, begun %3</source>
        <translation>Auf %1 von %2, begonnen %3</translation>
    </message>
    <message>
        <source>A deploy of this project to %1 was interrupted: run %2, begun %3 by %4.</source>
        <translation>Ein Deployment dieses Projekts auf %1 wurde unterbrochen: Lauf %2, begonnen %3 von %4.</translation>
    </message>
    <message>
        <source>Resume it (r), abandon it and begin anew (a), or leave it as it is (l)?</source>
        <translation>Fortsetzen (r), aufgeben und neu beginnen (a) oder lassen, wie er ist (l)?</translation>
    </message>
    <message>
        <source>The interrupted run %1 cannot be taken up by itself.</source>
        <translation>Der unterbrochene Lauf %1 lässt sich nicht von selbst fortsetzen.</translation>
    </message>
    <message>
        <source>lockstep history %1 shows what it did. When that is settled, --resume %1 goes on with it, and lockstep history %1 --abandon ends it, so that a new deploy can begin.</source>
        <translation>lockstep history %1 zeigt, was er getan hat. Ist das geklärt, setzt --resume %1 ihn fort, und lockstep history %1 --abandon beendet ihn, sodass ein neues Deployment beginnen kann.</translation>
    </message>
    <message>
        <source>The project&apos;s folder; the current one when left out</source>
        <translation>Der Ordner des Projekts; ohne Angabe der aktuelle</translation>
    </message>
    <message>
        <source>How the migrations are laid out, such as prisma or plain; found by looking when left out</source>
        <translation>Wie die Migrationen aufgebaut sind, etwa prisma oder plain; ohne Angabe wird nachgesehen</translation>
    </message>
    <message>
        <source>The database: a postgresql:// URL, an environment of lockstep.toml, or sandbox</source>
        <translation>Die Datenbank: eine postgresql://-URL, eine Umgebung aus lockstep.toml oder sandbox</translation>
    </message>
    <message>
        <source>How the result is written</source>
        <translation>Wie das Ergebnis geschrieben wird</translation>
    </message>
    <message>
        <source>Write the result to this file instead of standard output</source>
        <translation>Das Ergebnis in diese Datei statt in die Standardausgabe schreiben</translation>
    </message>
    <message>
        <source>The result could not be written to standard output.</source>
        <translation>Das Ergebnis konnte nicht in die Standardausgabe geschrieben werden.</translation>
    </message>
    <message>
        <source>What a deploy would do, with the plan&apos;s digest</source>
        <translation>Was ein Deployment tun würde, mit der Prüfsumme des Plans</translation>
    </message>
    <message>
        <source>one transaction</source>
        <translation>eine Transaktion</translation>
    </message>
    <message>
        <source>statement by statement</source>
        <translation>Anweisung für Anweisung</translation>
    </message>
    <message>
        <source>no revert script</source>
        <translation>kein Rücknahmeskript</translation>
    </message>
    <message>
        <source>revert script present</source>
        <translation>Rücknahmeskript vorhanden</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n Anweisung</numerusform>
            <numerusform>%n Anweisungen</numerusform>
        </translation>
    </message>
    <message>
        <source>risk: %1</source>
        <translation>Risiko: %1</translation>
    </message>
    <message>
        <source>Plan digest: %1</source>
        <translation>Prüfsumme des Plans: %1</translation>
    </message>
    <message>
        <source>In the way: %1</source>
        <translation>Im Weg: %1</translation>
    </message>
    <message>
        <source>Every check that runs before a deploy, none of which writes</source>
        <translation>Jede Prüfung vor einem Deployment; keine davon schreibt</translation>
    </message>
    <message>
        <source>The review of a project, or the record of a deploy, as a document</source>
        <translation>Die Begutachtung eines Projekts oder das Protokoll eines Deployments als Dokument</translation>
    </message>
    <message>
        <source>A project&apos;s folder, or a run&apos;s id, the beginning of one, or last</source>
        <translation>Der Ordner eines Projekts oder die Kennung eines Laufs, ihr Anfang oder last</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>Warum: %1</translation>
    </message>
    <message>
        <source>Safer: %1</source>
        <translation>Sicherer: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>Findings over the SQL of a project or of files; needs no server</source>
        <translation>Befunde zum SQL eines Projekts oder von Dateien; braucht keinen Server</translation>
    </message>
    <message>
        <source>The weakest finding that makes the exit status 1; error when left out</source>
        <translation>Der schwächste Befund, der den Exit-Status 1 ergibt; ohne Angabe error</translation>
    </message>
    <message>
        <source>More than one run begins with %1.</source>
        <translation>Mehr als ein Lauf beginnt mit %1.</translation>
    </message>
    <message>
        <source>Give more of the run&apos;s id.</source>
        <translation>Mehr von der Kennung des Laufs angeben.</translation>
    </message>
    <message>
        <source>The private PostgreSQL does not run.</source>
        <translation>Das private PostgreSQL läuft nicht.</translation>
    </message>
    <message>
        <source>The private PostgreSQL and its data are removed.</source>
        <translation>Das private PostgreSQL und seine Daten sind entfernt.</translation>
    </message>
    <message>
        <source>lockstep sandbox start starts it.</source>
        <translation>lockstep sandbox start startet es.</translation>
    </message>
    <message>
        <source>Stop it; its data stays</source>
        <translation>Es anhalten; seine Daten bleiben</translation>
    </message>
    <message>
        <source>Stop it and remove its data</source>
        <translation>Es anhalten und seine Daten entfernen</translation>
    </message>
    <message>
        <source>Remove the copy of the sample project too</source>
        <translation>Auch die Kopie des Beispielprojekts entfernen</translation>
    </message>
    <message>
        <source>Print its URL; with PROJECT, that of the project&apos;s database</source>
        <translation>Seine URL ausgeben; mit PROJECT die der Datenbank des Projekts</translation>
    </message>
    <message>
        <source>The project&apos;s folder</source>
        <translation>Der Ordner des Projekts</translation>
    </message>
    <message>
        <source>Copy the sample project first and load that</source>
        <translation>Zuerst das Beispielprojekt kopieren und dieses laden</translation>
    </message>
    <message>
        <source>The private PostgreSQL that needs no set-up</source>
        <translation>Das private PostgreSQL, das keine Einrichtung braucht</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text.</source>
        <translation>%1 ist kein UTF-8-Text.</translation>
    </message>
    <message>
        <source>Convert the file to UTF-8; the first wrong byte stands in the line named.</source>
        <translation>Die Datei in UTF-8 umwandeln; das erste falsche Byte steht in der genannten Zeile.</translation>
    </message>
    <message>
        <source>A project&apos;s folder, or SQL files</source>
        <translation>Der Ordner eines Projekts oder SQL-Dateien</translation>
    </message>
    <message>
        <source>Needs attention (%1)</source>
        <translation>Braucht Aufmerksamkeit (%1)</translation>
    </message>
    <message>
        <source>Pending (%1)</source>
        <translation>Ausstehend (%1)</translation>
    </message>
    <message>
        <source>Applied (%1)</source>
        <translation>Angewendet (%1)</translation>
    </message>
    <message>
        <source>Strays (%1)</source>
        <translation>Streuner (%1)</translation>
    </message>
    <message>
        <source>Ledger: %1</source>
        <translation>Migrationstabelle: %1</translation>
    </message>
    <message>
        <source>Ledger: %1, not made yet</source>
        <translation>Migrationstabelle: %1, noch nicht angelegt</translation>
    </message>
    <message>
        <source>Up to date.</source>
        <translation>Auf dem neuesten Stand.</translation>
    </message>
    <message>
        <source>What is applied, pending, or needs attention</source>
        <translation>Was angewendet ist, aussteht oder Aufmerksamkeit braucht</translation>
    </message>
    <message>
        <source>%1, protected</source>
        <translation>%1, geschützt</translation>
    </message>
    <message>
        <source>a standby</source>
        <translation>ein Standby</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur lesbar</translation>
    </message>
    <message>
        <source>The input ended before the question was answered.</source>
        <translation>Die Eingabe endete, bevor die Frage beantwortet war.</translation>
    </message>
    <message>
        <source>Is the database what the history says it should be</source>
        <translation>Ist die Datenbank, was sie dem Verlauf nach sein sollte</translation>
    </message>
    <message>
        <source>Detail: %1</source>
        <translation>Detail: %1</translation>
    </message>
    <message>
        <source>Hint: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>Free some space there or choose another folder, then try again.</source>
        <translation>Dort Platz schaffen oder einen anderen Ordner wählen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Check who may read and write there.</source>
        <translation>Prüfen, wer dort lesen und schreiben darf.</translation>
    </message>
    <message>
        <source>Cannot write %1.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Cannot read %1.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Stopped on request.</source>
        <translation>Auf Wunsch angehalten.</translation>
    </message>
    <message>
        <source>The backup folder %1 cannot be made.</source>
        <translation>Der Sicherungsordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Choose another folder for the backup.</source>
        <translation>Einen anderen Ordner für die Sicherung wählen.</translation>
    </message>
    <message>
        <source>There is no room for a backup in %1.</source>
        <translation>In %1 ist kein Platz für eine Sicherung.</translation>
    </message>
    <message>
        <source>%1 bytes are free; the database has %2.</source>
        <translation>%1 Bytes sind frei; die Datenbank hat %2.</translation>
    </message>
    <message>
        <source>Make room there, or choose another folder for the backup.</source>
        <translation>Dort Platz schaffen oder einen anderen Ordner für die Sicherung wählen.</translation>
    </message>
    <message>
        <source>No transaction has been running for longer than a minute.</source>
        <translation>Keine Transaktion läuft länger als eine Minute.</translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) have been running for longer than a minute.</source>
        <translation>
            <numerusform>%n Transaktion läuft länger als eine Minute.</numerusform>
            <numerusform>%n Transaktionen laufen länger als eine Minute.</numerusform>
        </translation>
    </message>
    <message>
        <source>CREATE INDEX CONCURRENTLY waits for them, and locks may. Wait until they have ended.</source>
        <translation>CREATE INDEX CONCURRENTLY wartet auf sie, Sperren womöglich auch. Warten, bis sie beendet sind.</translation>
    </message>
    <message>
        <source>No session sits idle in a transaction.</source>
        <translation>Keine Sitzung ist untätig in einer Transaktion.</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) sit idle in an open transaction.</source>
        <translation>
            <numerusform>%n Sitzung ist untätig in einer offenen Transaktion.</numerusform>
            <numerusform>%n Sitzungen sind untätig in einer offenen Transaktion.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask their owners to end them, or end them with pg_terminate_backend(pid).</source>
        <translation>Ihre Besitzer bitten, sie zu beenden, oder sie mit pg_terminate_backend(pid) beenden.</translation>
    </message>
    <message>
        <source>Nobody holds a lock that the plan would wait for.</source>
        <translation>Niemand hält eine Sperre, auf die der Plan warten müsste.</translation>
    </message>
    <message numerus="yes">
        <source>%n lock(s) are held now that the plan would wait for.</source>
        <translation>
            <numerusform>%n Sperre wird gerade gehalten, auf die der Plan warten müsste.</numerusform>
            <numerusform>%n Sperren werden gerade gehalten, auf die der Plan warten müsste.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait until they are gone; a migration that meets them is rolled back and tried again.</source>
        <translation>Warten, bis sie weg sind; eine Migration, die auf sie trifft, wird zurückgenommen und erneut versucht.</translation>
    </message>
    <message>
        <source>There is no prepared transaction.</source>
        <translation>Es gibt keine vorbereitete Transaktion.</translation>
    </message>
    <message numerus="yes">
        <source>%n prepared transaction(s) hold their locks until somebody ends them.</source>
        <translation>
            <numerusform>%n vorbereitete Transaktion hält ihre Sperren, bis jemand sie beendet.</numerusform>
            <numerusform>%n vorbereitete Transaktionen halten ihre Sperren, bis jemand sie beendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>End each with COMMIT PREPARED or ROLLBACK PREPARED.</source>
        <translation>Jede mit COMMIT PREPARED oder ROLLBACK PREPARED beenden.</translation>
    </message>
    <message>
        <source>No standby that this role can see is behind.</source>
        <translation>Kein Standby, den diese Rolle sehen kann, ist im Rückstand.</translation>
    </message>
    <message numerus="yes">
        <source>%n standby(s) are more than ten seconds behind.</source>
        <translation>
            <numerusform>%n Standby ist mehr als zehn Sekunden im Rückstand.</numerusform>
            <numerusform>%n Standbys sind mehr als zehn Sekunden im Rückstand.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait until they have caught up: a migration&apos;s own writes come on top.</source>
        <translation>Warten, bis sie aufgeholt haben: Was eine Migration schreibt, kommt noch hinzu.</translation>
    </message>
    <message>
        <source>Long transactions</source>
        <translation>Lange Transaktionen</translation>
    </message>
    <message>
        <source>Idle in transaction</source>
        <translation>Untätig in Transaktion</translation>
    </message>
    <message>
        <source>Locks held now</source>
        <translation>Gerade gehaltene Sperren</translation>
    </message>
    <message>
        <source>Prepared transactions</source>
        <translation>Vorbereitete Transaktionen</translation>
    </message>
    <message>
        <source>Standbys</source>
        <translation>Standbys</translation>
    </message>
    <message>
        <source>Every index is valid.</source>
        <translation>Jeder Index ist gültig.</translation>
    </message>
    <message numerus="yes">
        <source>%n index(es) are invalid: they cost writes and serve no read.</source>
        <translation>
            <numerusform>%n Index ist ungültig: Er kostet beim Schreiben und dient keinem Lesen.</numerusform>
            <numerusform>%n Indexe sind ungültig: Sie kosten beim Schreiben und dienen keinem Lesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop each with DROP INDEX CONCURRENTLY and build it anew.</source>
        <translation>Jeden mit DROP INDEX CONCURRENTLY löschen und neu bauen.</translation>
    </message>
    <message>
        <source>Every constraint is validated.</source>
        <translation>Jede Bedingung ist validiert.</translation>
    </message>
    <message>
        <source>Validate each with ALTER TABLE … VALIDATE CONSTRAINT.</source>
        <translation>Jede mit ALTER TABLE … VALIDATE CONSTRAINT validieren.</translation>
    </message>
    <message>
        <source>%1 has %2 free; the database has %3.</source>
        <translation>%1 hat %2 frei; die Datenbank hat %3.</translation>
    </message>
    <message>
        <source>Indexes valid</source>
        <translation>Indexe gültig</translation>
    </message>
    <message>
        <source>Constraints validated</source>
        <translation>Bedingungen validiert</translation>
    </message>
    <message>
        <source>Room for the backup</source>
        <translation>Platz für die Sicherung</translation>
    </message>
    <message>
        <source>Every statement was understood.</source>
        <translation>Jede Anweisung wurde verstanden.</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) were not understood, so what they do could not be reviewed.</source>
        <translation>
            <numerusform>%n Anweisung wurde nicht verstanden; was sie tut, konnte nicht begutachtet werden.</numerusform>
            <numerusform>%n Anweisungen wurden nicht verstanden; was sie tun, konnte nicht begutachtet werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read them yourself: the server may know syntax that Lockstep does not.</source>
        <translation>Selbst lesen: Der Server kennt vielleicht Syntax, die Lockstep nicht kennt.</translation>
    </message>
    <message>
        <source>Every planned file can be run as it is.</source>
        <translation>Jede geplante Datei kann so laufen, wie sie ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n obstacle(s) stand in the way of this plan.</source>
        <translation>
            <numerusform>%n Hindernis steht diesem Plan im Weg.</numerusform>
            <numerusform>%n Hindernisse stehen diesem Plan im Weg.</numerusform>
        </translation>
    </message>
    <message>
        <source>not on the target now</source>
        <translation>zurzeit nicht auf dem Ziel</translation>
    </message>
    <message>
        <source>%1: %2 rows, %3</source>
        <translation>%1: %2 Zeilen, %3</translation>
    </message>
    <message>
        <source>Nothing is destroyed.</source>
        <translation>Nichts wird zerstört.</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) destroy data or what cannot be rebuilt from the database.</source>
        <translation>
            <numerusform>%n Vorgang zerstört Daten oder was sich aus der Datenbank nicht wiederherstellen lässt.</numerusform>
            <numerusform>%n Vorgänge zerstören Daten oder was sich aus der Datenbank nicht wiederherstellen lässt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Be sure that nothing needs them any more and that the backup holds them.</source>
        <translation>Sicherstellen, dass nichts sie mehr braucht und die Sicherung sie enthält.</translation>
    </message>
    <message>
        <source>No existing table is blocked.</source>
        <translation>Keine vorhandene Tabelle wird blockiert.</translation>
    </message>
    <message numerus="yes">
        <source>%n existing table(s) are blocked for others while their migration runs.</source>
        <translation>
            <numerusform>%n vorhandene Tabelle ist für andere blockiert, während ihre Migration läuft.</numerusform>
            <numerusform>%n vorhandene Tabellen sind für andere blockiert, während ihre Migration läuft.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deploy when few use them, or use the forms that the review names.</source>
        <translation>Ausrollen, wenn wenige sie nutzen, oder die Formen verwenden, die die Begutachtung nennt.</translation>
    </message>
    <message>
        <source>Every planned migration has a revert script.</source>
        <translation>Jede geplante Migration hat ein Rücknahmeskript.</translation>
    </message>
    <message numerus="yes">
        <source>%n planned migration(s) have no revert script.</source>
        <translation>
            <numerusform>%n geplante Migration hat kein Rücknahmeskript.</numerusform>
            <numerusform>%n geplante Migrationen haben kein Rücknahmeskript.</numerusform>
        </translation>
    </message>
    <message>
        <source>Without one the way back is the backup, or a new migration.</source>
        <translation>Ohne eines führt nur die Sicherung oder eine neue Migration zurück.</translation>
    </message>
    <message>
        <source>Files can be run</source>
        <translation>Dateien ausführbar</translation>
    </message>
    <message>
        <source>SQL understood</source>
        <translation>SQL verstanden</translation>
    </message>
    <message>
        <source>Destroyed data</source>
        <translation>Zerstörte Daten</translation>
    </message>
    <message>
        <source>Blocked tables</source>
        <translation>Blockierte Tabellen</translation>
    </message>
    <message>
        <source>Revert scripts</source>
        <translation>Rücknahmeskripte</translation>
    </message>
    <message>
        <source>The ledger %1 was read.</source>
        <translation>Die Migrationstabelle %1 wurde gelesen.</translation>
    </message>
    <message>
        <source>There is no ledger yet; the deploy creates %1.</source>
        <translation>Es gibt noch keine Migrationstabelle; das Deployment legt %1 an.</translation>
    </message>
    <message>
        <source>%1 may write the ledger %2.</source>
        <translation>%1 darf die Migrationstabelle %2 schreiben.</translation>
    </message>
    <message>
        <source>%1 may not write the ledger %2.</source>
        <translation>%1 darf die Migrationstabelle %2 nicht schreiben.</translation>
    </message>
    <message>
        <source>Connect as the role that owns it, or grant the right.</source>
        <translation>Als die Rolle verbinden, der sie gehört, oder das Recht erteilen.</translation>
    </message>
    <message>
        <source>No migration began without finishing.</source>
        <translation>Keine Migration hat begonnen, ohne fertig zu werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) began and did not finish.</source>
        <translation>
            <numerusform>%n Migration hat begonnen und wurde nicht fertig.</numerusform>
            <numerusform>%n Migrationen haben begonnen und wurden nicht fertig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at what is there, then mark each with the tool that owns the ledger.</source>
        <translation>Ansehen, was da ist, dann jede mit dem Werkzeug kennzeichnen, dem die Migrationstabelle gehört.</translation>
    </message>
    <message>
        <source>Every applied file is the one that was applied.</source>
        <translation>Jede angewendete Datei ist noch die, die angewendet wurde.</translation>
    </message>
    <message numerus="yes">
        <source>%n applied file(s) were edited afterwards; the edit never runs.</source>
        <translation>
            <numerusform>%n angewendete Datei wurde danach bearbeitet; die Änderung läuft nie.</numerusform>
            <numerusform>%n angewendete Dateien wurden danach bearbeitet; die Änderung läuft nie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Put the file back and write the change as a new migration.</source>
        <translation>Die Datei zurückholen und die Änderung als neue Migration schreiben.</translation>
    </message>
    <message>
        <source>The planned migrations come after all applied ones.</source>
        <translation>Die geplanten Migrationen kommen nach allen angewendeten.</translation>
    </message>
    <message numerus="yes">
        <source>%n planned migration(s) sort before one that is applied already.</source>
        <translation>
            <numerusform>%n geplante Migration steht vor einer schon angewendeten.</numerusform>
            <numerusform>%n geplante Migrationen stehen vor einer schon angewendeten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Make sure that none of them needs the state before the later one, or rename them.</source>
        <translation>Sicherstellen, dass keine den Stand vor der späteren braucht, oder sie umbenennen.</translation>
    </message>
    <message>
        <source>Every applied migration is in the folder.</source>
        <translation>Jede angewendete Migration ist im Ordner.</translation>
    </message>
    <message numerus="yes">
        <source>%n applied migration(s) are not in the folder.</source>
        <translation>
            <numerusform>%n angewendete Migration ist nicht im Ordner.</numerusform>
            <numerusform>%n angewendete Migrationen sind nicht im Ordner.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check that this is the right branch and that nothing was deleted.</source>
        <translation>Prüfen, dass dies der richtige Zweig ist und nichts gelöscht wurde.</translation>
    </message>
    <message>
        <source>Ledger readable</source>
        <translation>Migrationstabelle lesbar</translation>
    </message>
    <message>
        <source>Ledger writable</source>
        <translation>Migrationstabelle schreibbar</translation>
    </message>
    <message>
        <source>Nothing half done</source>
        <translation>Nichts halb Fertiges</translation>
    </message>
    <message>
        <source>Applied files unchanged</source>
        <translation>Angewendete Dateien unverändert</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Applied files present</source>
        <translation>Angewendete Dateien vorhanden</translation>
    </message>
    <message>
        <source>%1 may create objects where the plan does.</source>
        <translation>%1 darf Objekte anlegen, wo der Plan es tut.</translation>
    </message>
    <message>
        <source>%1 may not create objects in the schema %2.</source>
        <translation>%1 darf im Schema %2 keine Objekte anlegen.</translation>
    </message>
    <message>
        <source>Grant CREATE on the schema, or connect as its owner.</source>
        <translation>CREATE auf dem Schema erteilen oder als dessen Besitzer verbinden.</translation>
    </message>
    <message>
        <source>%1 owns what the plan alters.</source>
        <translation>%1 gehört, was der Plan ändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) that the plan alters belong to another role.</source>
        <translation>
            <numerusform>%n Relation, die der Plan ändert, gehört einer anderen Rolle.</numerusform>
            <numerusform>%n Relationen, die der Plan ändert, gehören einer anderen Rolle.</numerusform>
        </translation>
    </message>
    <message>
        <source>PostgreSQL lets only the owner alter or drop. Connect as the owner or a member of its role.</source>
        <translation>PostgreSQL lässt nur den Besitzer ändern oder löschen. Als Besitzer oder Mitglied seiner Rolle verbinden.</translation>
    </message>
    <message>
        <source>Right to create</source>
        <translation>Recht zum Anlegen</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>Besitz</translation>
    </message>
    <message>
        <source>%1 answers: PostgreSQL %2, as user %3.</source>
        <translation>%1 antwortet: PostgreSQL %2, als Benutzer %3.</translation>
    </message>
    <message>
        <source>It is the server and database that the plan was made for.</source>
        <translation>Es sind der Server und die Datenbank, für die der Plan gemacht wurde.</translation>
    </message>
    <message>
        <source>PostgreSQL %1 is supported.</source>
        <translation>PostgreSQL %1 wird unterstützt.</translation>
    </message>
    <message>
        <source>PostgreSQL %1 is too old; Lockstep needs 13 or newer.</source>
        <translation>PostgreSQL %1 ist zu alt; Lockstep braucht 13 oder neuer.</translation>
    </message>
    <message>
        <source>Upgrade the server, or deploy with the tool that owns the ledger.</source>
        <translation>Den Server aktualisieren oder mit dem Werkzeug ausrollen, dem die Migrationstabelle gehört.</translation>
    </message>
    <message>
        <source>pg_dump %1 can dump this server.</source>
        <translation>pg_dump %1 kann diesen Server sichern.</translation>
    </message>
    <message>
        <source>The server is a standby: nothing can be written there.</source>
        <translation>Der Server ist ein Standby: Dort kann nichts geschrieben werden.</translation>
    </message>
    <message>
        <source>Deploy on the primary.</source>
        <translation>Auf dem Primärserver ausrollen.</translation>
    </message>
    <message>
        <source>Transactions are read-only by default for this role or database.</source>
        <translation>Für diese Rolle oder Datenbank sind Transaktionen von Haus aus nur lesend.</translation>
    </message>
    <message>
        <source>Connect as a role that may write, or change the setting.</source>
        <translation>Als Rolle verbinden, die schreiben darf, oder die Einstellung ändern.</translation>
    </message>
    <message>
        <source>The server is a primary and takes writes.</source>
        <translation>Der Server ist ein Primärserver und nimmt Schreibzugriffe an.</translation>
    </message>
    <message>
        <source>The connection keeps one server process from statement to statement.</source>
        <translation>Die Verbindung behält von Anweisung zu Anweisung denselben Serverprozess.</translation>
    </message>
    <message>
        <source>A pooler in transaction mode stands between: locks and settings do not hold.</source>
        <translation>Ein Pooler im Transaktionsmodus steht dazwischen: Sperren und Einstellungen halten nicht.</translation>
    </message>
    <message>
        <source>Use the server&apos;s own address, or a pool in session mode.</source>
        <translation>Die eigene Adresse des Servers verwenden oder einen Pool im Sitzungsmodus.</translation>
    </message>
    <message>
        <source>There is no lock timeout: a statement that waits holds up everybody behind it.</source>
        <translation>Es gibt kein Zeitlimit für Sperren: Eine wartende Anweisung hält alle hinter ihr auf.</translation>
    </message>
    <message>
        <source>Set lock_timeout in lockstep.toml, or give --lock-timeout.</source>
        <translation>lock_timeout in lockstep.toml setzen oder --lock-timeout angeben.</translation>
    </message>
    <message>
        <source>Server answers</source>
        <translation>Server antwortet</translation>
    </message>
    <message>
        <source>The planned database</source>
        <translation>Die geplante Datenbank</translation>
    </message>
    <message>
        <source>Server version</source>
        <translation>Serverversion</translation>
    </message>
    <message>
        <source>Client programs</source>
        <translation>Client-Programme</translation>
    </message>
    <message>
        <source>Primary and writable</source>
        <translation>Primärserver und schreibbar</translation>
    </message>
    <message>
        <source>Direct connection</source>
        <translation>Direkte Verbindung</translation>
    </message>
    <message>
        <source>Lock timeout</source>
        <translation>Zeitlimit für Sperren</translation>
    </message>
    <message>
        <source>There is no ledger for the layout “%1”.</source>
        <translation>Für den Aufbau „%1“ gibt es keine Migrationstabelle.</translation>
    </message>
    <message>
        <source>Make a new plan and look at it before you deploy.</source>
        <translation>Einen neuen Plan machen und ihn vor dem Ausrollen ansehen.</translation>
    </message>
    <message>
        <source>The ledger changed since the plan was made: %1 was “%2” and is “%3” now.</source>
        <translation>Die Migrationstabelle hat sich seit dem Plan geändert: %1 war „%2“ und ist jetzt „%3“.</translation>
    </message>
    <message>
        <source>The file %1 is not the one that the plan was made from.</source>
        <translation>Die Datei %1 ist nicht die, aus der der Plan gemacht wurde.</translation>
    </message>
    <message>
        <source>The migration %1 of the run is no longer in the folder.</source>
        <translation>Die Migration %1 des Laufs ist nicht mehr im Ordner.</translation>
    </message>
    <message>
        <source>The journal knows no run “%1”.</source>
        <translation>Das Journal kennt keinen Lauf „%1“.</translation>
    </message>
    <message>
        <source>“lockstep history” lists the runs.</source>
        <translation>„lockstep history“ führt die Läufe auf.</translation>
    </message>
    <message>
        <source>The journal %1 cannot be used.</source>
        <translation>Das Journal %1 ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>Check that its folder may be written and has room, or set LOCKSTEP_STATE_DIR to another folder. Nothing runs without a journal.</source>
        <translation>Prüfen, dass sein Ordner beschreibbar ist und Platz hat, oder LOCKSTEP_STATE_DIR auf einen anderen Ordner setzen. Ohne Journal läuft nichts.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>The journal %1 was written by a newer Lockstep.</source>
        <translation>Das Journal %1 wurde von einem neueren Lockstep geschrieben.</translation>
    </message>
    <message>
        <source>Update Lockstep, or set LOCKSTEP_STATE_DIR to another folder.</source>
        <translation>Lockstep aktualisieren oder LOCKSTEP_STATE_DIR auf einen anderen Ordner setzen.</translation>
    </message>
    <message>
        <source>Migrations applied</source>
        <translation>Migrationen angewendet</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Migrationstabelle</translation>
    </message>
    <message>
        <source>%1 was cancelled, and what it had done until then remains.</source>
        <translation>%1 wurde abgebrochen; was bis dahin getan war, bleibt.</translation>
    </message>
    <message>
        <source>%1 failed, and what it had done until then remains.</source>
        <translation>%1 schlug fehl; was bis dahin getan war, bleibt.</translation>
    </message>
    <message>
        <source>%1 was cancelled and nothing of it remains; applied before it and kept: %2.</source>
        <translation>%1 wurde abgebrochen, und nichts davon bleibt; vorher angewendet und behalten: %2.</translation>
    </message>
    <message>
        <source>%1 was cancelled and nothing of it remains.</source>
        <translation>%1 wurde abgebrochen, und nichts davon bleibt.</translation>
    </message>
    <message>
        <source>%1 failed and was undone; applied before it and kept: %2.</source>
        <translation>%1 schlug fehl und ist zurückgenommen; vorher angewendet und behalten: %2.</translation>
    </message>
    <message>
        <source>%1 failed and was undone; the database is as it was before.</source>
        <translation>%1 schlug fehl und ist zurückgenommen; die Datenbank ist, wie sie vorher war.</translation>
    </message>
    <message>
        <source>Statement %1 took effect: %2</source>
        <translation>Anweisung %1 hat gewirkt: %2</translation>
    </message>
    <message>
        <source>Applying %1</source>
        <translation>%1 wird angewendet</translation>
    </message>
    <message>
        <source>The index %1 was left invalid. Remove it with “DROP INDEX CONCURRENTLY %1;” before the migration is run again.</source>
        <translation>Der Index %1 blieb ungültig zurück. Ihn mit „DROP INDEX CONCURRENTLY %1;“ entfernen, bevor die Migration erneut läuft.</translation>
    </message>
    <message>
        <source>The connection was lost while %1 ran, and the server cannot be asked what became of it.</source>
        <translation>Die Verbindung ging verloren, während %1 lief, und der Server kann nicht gefragt werden, was daraus wurde.</translation>
    </message>
    <message>
        <source>Resume the run when the server answers again: Lockstep then finds out what took effect.</source>
        <translation>Den Lauf fortsetzen, wenn der Server wieder antwortet: Lockstep stellt dann fest, was gewirkt hat.</translation>
    </message>
    <message>
        <source>“%1” is no pending migration.</source>
        <translation>„%1“ ist keine ausstehende Migration.</translation>
    </message>
    <message>
        <source>“lockstep status” lists the pending ones.</source>
        <translation>„lockstep status“ führt die ausstehenden auf.</translation>
    </message>
    <message>
        <source>The ledger says that %1 began and did not finish.</source>
        <translation>Die Migrationstabelle sagt, dass %1 begann und nicht fertig wurde.</translation>
    </message>
    <message>
        <source>This could not be found out: %1</source>
        <translation>Das ließ sich nicht feststellen: %1</translation>
    </message>
    <message>
        <source>Find it out by other means before you go on.</source>
        <translation>Es vor dem Weitermachen auf anderem Weg feststellen.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>The step “%1” is not the next one of this run.</source>
        <translation>Der Schritt „%1“ ist nicht der nächste dieses Laufs.</translation>
    </message>
    <message>
        <source>Perform and confirm the steps before it first.</source>
        <translation>Zuerst die Schritte davor ausführen und bestätigen.</translation>
    </message>
    <message>
        <source>Confirm it, or stop here.</source>
        <translation>Bestätigen oder hier anhalten.</translation>
    </message>
    <message>
        <source>Type exactly “%1”.</source>
        <translation>Genau „%1“ eintippen.</translation>
    </message>
    <message>
        <source>A confirmation is missing: %1</source>
        <translation>Eine Bestätigung fehlt: %1</translation>
    </message>
    <message>
        <source>The run %1 has ended (%2) and cannot be resumed.</source>
        <translation>Der Lauf %1 ist beendet (%2) und kann nicht fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Start a new deploy.</source>
        <translation>Ein neues Deployment beginnen.</translation>
    </message>
    <message>
        <source>The run&apos;s lock file %1 cannot be written.</source>
        <translation>Die Sperrdatei %1 des Laufs kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Check the folder&apos;s rights and its room.</source>
        <translation>Rechte und Platz des Ordners prüfen.</translation>
    </message>
    <message>
        <source>Another Lockstep is working on the run %1.</source>
        <translation>Ein anderes Lockstep arbeitet am Lauf %1.</translation>
    </message>
    <message>
        <source>Finish or close it there first.</source>
        <translation>Ihn zuerst dort beenden oder schließen.</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Preflight</source>
        <translation>Vorabprüfung</translation>
    </message>
    <message>
        <source>Migrate</source>
        <translation>Migrieren</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verifizieren</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>The sample project cannot be written to %1.</source>
        <translation>Das Beispielprojekt kann nicht nach %1 geschrieben werden.</translation>
    </message>
    <message>
        <source>Check that the folder can be written to and has room.</source>
        <translation>Prüfen, dass der Ordner beschreibbar ist und Platz hat.</translation>
    </message>
    <message>
        <source>Copying the sample project</source>
        <translation>Das Beispielprojekt wird kopiert</translation>
    </message>
    <message>
        <source>Starting the private PostgreSQL</source>
        <translation>Das private PostgreSQL wird gestartet</translation>
    </message>
    <message>
        <source>Applying the sample&apos;s history</source>
        <translation>Die Vorgeschichte des Beispiels wird angewendet</translation>
    </message>
    <message>
        <source>%1 contains a psql command, which only psql understands.</source>
        <translation>%1 enthält einen psql-Befehl, den nur psql versteht.</translation>
    </message>
    <message>
        <source>Write what the command does as SQL, or remove the line.</source>
        <translation>Was der Befehl tut, als SQL schreiben oder die Zeile entfernen.</translation>
    </message>
    <message>
        <source>Write the rows as INSERT statements.</source>
        <translation>Die Zeilen als INSERT-Anweisungen schreiben.</translation>
    </message>
    <message>
        <source>%1 has a statement that PostgreSQL refuses inside a transaction, and a BEGIN around it.</source>
        <translation>%1 hat eine Anweisung, die PostgreSQL in einer Transaktion ablehnt, und ein BEGIN darum.</translation>
    </message>
    <message>
        <source>Remove BEGIN and COMMIT from the file, or move the statement to a file of its own.</source>
        <translation>BEGIN und COMMIT aus der Datei entfernen oder die Anweisung in eine eigene Datei legen.</translation>
    </message>
    <message>
        <source>Repair the file %1.</source>
        <translation>Die Datei %1 reparieren.</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed.</source>
        <translation>
            <numerusform>%n Prüfung fehlgeschlagen.</numerusform>
            <numerusform>%n Prüfungen fehlgeschlagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Put right what each one names, then run the step again.</source>
        <translation>Beheben, was jede nennt, dann den Schritt wiederholen.</translation>
    </message>
    <message>
        <source>No backup, because</source>
        <translation>Keine Sicherung, weil</translation>
    </message>
    <message>
        <source>Objects listed</source>
        <translation>Aufgeführte Objekte</translation>
    </message>
    <message>
        <source>Tables with data</source>
        <translation>Tabellen mit Daten</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Deployed by</source>
        <translation>Ausgerollt von</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>Journal&apos;s chain</source>
        <translation>Kette des Journals</translation>
    </message>
    <message>
        <source>A session of the broken run still works on %1.</source>
        <translation>Eine Sitzung des unterbrochenen Laufs arbeitet noch an %1.</translation>
    </message>
    <message>
        <source>Wait until it has ended, or end it with pg_terminate_backend, and resume again.</source>
        <translation>Warten, bis sie beendet ist, oder sie mit pg_terminate_backend beenden, und erneut fortsetzen.</translation>
    </message>
    <message>
        <source>Look whether its objects are there, then mark it in the ledger.</source>
        <translation>Nachsehen, ob ihre Objekte da sind, dann sie in der Migrationstabelle kennzeichnen.</translation>
    </message>
    <message>
        <source>Statement %1 of %2 left the invalid index %3.</source>
        <translation>Anweisung %1 von %2 ließ den ungültigen Index %3 zurück.</translation>
    </message>
    <message>
        <source>Drop it with “DROP INDEX CONCURRENTLY %1;” and resume the run.</source>
        <translation>Ihn mit „DROP INDEX CONCURRENTLY %1;“ löschen und den Lauf fortsetzen.</translation>
    </message>
    <message>
        <source>Statement %1 of %2 was being run when the run broke off, and the catalog does not tell whether it took effect.</source>
        <translation>Anweisung %1 von %2 lief gerade, als der Lauf abbrach, und der Katalog verrät nicht, ob sie gewirkt hat.</translation>
    </message>
    <message>
        <source>Look at the data it changes, then mark the migration in the ledger or run the rest by hand. Lockstep does not repeat what may have taken effect.</source>
        <translation>Die Daten ansehen, die sie ändert, dann die Migration in der Migrationstabelle kennzeichnen oder den Rest von Hand ausführen. Lockstep wiederholt nicht, was gewirkt haben kann.</translation>
    </message>
    <message>
        <source>This run applied %1, and the ledger has no row of it now.</source>
        <translation>Dieser Lauf hat %1 angewendet, und die Migrationstabelle hat jetzt keine Zeile davon.</translation>
    </message>
    <message>
        <source>Somebody changed the ledger meanwhile. Find out who before you go on.</source>
        <translation>Jemand hat inzwischen die Migrationstabelle geändert. Vor dem Weitermachen herausfinden, wer.</translation>
    </message>
    <message>
        <source>Ledger complete</source>
        <translation>Migrationstabelle vollständig</translation>
    </message>
    <message numerus="yes">
        <source>The ledger records %n migration(s) as applied.</source>
        <translation>
            <numerusform>Die Migrationstabelle führt %n Migration als angewendet.</numerusform>
            <numerusform>Die Migrationstabelle führt %n Migrationen als angewendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The ledger does not record %n migration(s) as applied.</source>
        <translation>
            <numerusform>Die Migrationstabelle führt %n Migration nicht als angewendet.</numerusform>
            <numerusform>Die Migrationstabelle führt %n Migrationen nicht als angewendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody changed the ledger after the deploy, or it was restored. Compare it with the history.</source>
        <translation>Jemand hat die Migrationstabelle nach dem Deployment geändert, oder sie wurde wiederhergestellt. Mit dem Verlauf vergleichen.</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>is still there</source>
        <translation>ist noch da</translation>
    </message>
    <message>
        <source>Objects as migrated</source>
        <translation>Objekte wie migriert</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) are there, or gone, as the migrations say.</source>
        <translation>
            <numerusform>%n Objekt ist da oder weg, wie die Migrationen es sagen.</numerusform>
            <numerusform>%n Objekte sind da oder weg, wie die Migrationen es sagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) are not as the migrations say.</source>
        <translation>
            <numerusform>%n Objekt ist nicht, wie die Migrationen es sagen.</numerusform>
            <numerusform>%n Objekte sind nicht, wie die Migrationen es sagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>An IF NOT EXISTS may have met something else, or somebody changed the schema by hand.</source>
        <translation>Ein IF NOT EXISTS traf vielleicht auf etwas anderes, oder jemand hat das Schema von Hand geändert.</translation>
    </message>
    <message>
        <source>Looking for the objects</source>
        <translation>Die Objekte werden gesucht</translation>
    </message>
    <message numerus="yes">
        <source>Check once more that files, ledger and server are those that the plan of %n migration(s) was made from.</source>
        <translation>
            <numerusform>Noch einmal prüfen, dass Dateien, Migrationstabelle und Server die sind, aus denen der Plan mit %n Migration gemacht wurde.</numerusform>
            <numerusform>Noch einmal prüfen, dass Dateien, Migrationstabelle und Server die sind, aus denen der Plan mit %n Migrationen gemacht wurde.</numerusform>
        </translation>
    </message>
    <message>
        <source>Target: %1. Nothing is written there.</source>
        <translation>Ziel: %1. Dort wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>No backup is taken, because: %1</source>
        <translation>Keine Sicherung wird angelegt, denn: %1</translation>
    </message>
    <message>
        <source>No backup is taken, because the policy asks for none.</source>
        <translation>Keine Sicherung wird angelegt, denn die Richtlinie verlangt keine.</translation>
    </message>
    <message>
        <source>Ask %1 and the files everything that could go wrong. Nothing is written.</source>
        <translation>%1 und die Dateien nach allem fragen, was schiefgehen kann. Nichts wird geschrieben.</translation>
    </message>
    <message>
        <source>A failed check stops the deploy; each warning is confirmed by itself.</source>
        <translation>Eine fehlgeschlagene Prüfung hält das Deployment auf; jede Warnung wird für sich bestätigt.</translation>
    </message>
    <message numerus="yes">
        <source>-- %n statement(s) of %1, one by one</source>
        <translation>
            <numerusform>-- %n Anweisung von %1, einzeln</numerusform>
            <numerusform>-- %n Anweisungen von %1, einzeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %n migration(s) to %1.</source>
        <translation>
            <numerusform>%n Migration auf %1 anwenden.</numerusform>
            <numerusform>%n Migrationen auf %1 anwenden.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot run in a transaction: each of its statements stays, even if a later one fails.</source>
        <translation>%1 kann nicht in einer Transaktion laufen: Jede ihrer Anweisungen bleibt, auch wenn eine spätere fehlschlägt.</translation>
    </message>
    <message>
        <source>Ask %1 whether ledger and catalog are what the migrations say. Nothing is written.</source>
        <translation>%1 fragen, ob Migrationstabelle und Katalog sind, was die Migrationen sagen. Nichts wird geschrieben.</translation>
    </message>
    <message>
        <source>Close the run in the journal.</source>
        <translation>Den Lauf im Journal abschließen.</translation>
    </message>
    <message>
        <source>I have looked at every check.</source>
        <translation>Ich habe jede Prüfung angesehen.</translation>
    </message>
    <message>
        <source>This target is protected. Type the name of the database that will be changed.</source>
        <translation>Dieses Ziel ist geschützt. Den Namen der Datenbank eintippen, die geändert wird.</translation>
    </message>
    <message numerus="yes">
        <source>I have seen the %n migration(s) and their order.</source>
        <translation>
            <numerusform>Ich habe die %n Migration gesehen.</numerusform>
            <numerusform>Ich habe die %n Migrationen und ihre Reihenfolge gesehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>I have seen the backup&apos;s file and its hash.</source>
        <translation>Ich habe die Datei der Sicherung und ihre Prüfsumme gesehen.</translation>
    </message>
    <message>
        <source>I have seen the result of every check.</source>
        <translation>Ich habe das Ergebnis jeder Prüfung gesehen.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
    <message>
        <source>Give the project&apos;s folder, the one that holds its migrations.</source>
        <translation>Den Ordner des Projekts angeben, der seine Migrationen enthält.</translation>
    </message>
    <message>
        <source>Someone else is migrating this database: its migration lock is held.</source>
        <translation>Jemand anderes migriert diese Datenbank gerade: Ihre Migrationssperre ist belegt.</translation>
    </message>
    <message>
        <source>Wait until that is done, then try again. The lock ends with the session that holds it.</source>
        <translation>Warten, bis das fertig ist, dann erneut versuchen. Die Sperre endet mit der Sitzung, die sie hält.</translation>
    </message>
    <message>
        <source>The migration lock is no longer held.</source>
        <translation>Die Migrationssperre wird nicht mehr gehalten.</translation>
    </message>
    <message>
        <source>The server was restarted, or a pooler stands between: connect to PostgreSQL itself.</source>
        <translation>Der Server wurde neu gestartet, oder ein Pooler steht dazwischen: Mit PostgreSQL selbst verbinden.</translation>
    </message>
    <message>
        <source>The row that marks %1 as begun is no longer in %2.</source>
        <translation>Die Zeile, die %1 als begonnen kennzeichnet, ist nicht mehr in %2.</translation>
    </message>
    <message>
        <source>Someone changed the ledger meanwhile. Look at it before going on.</source>
        <translation>Jemand hat inzwischen die Migrationstabelle geändert. Sie vor dem Weitermachen ansehen.</translation>
    </message>
    <message>
        <source>%1 began and did not finish, so Prisma applies nothing until that is resolved (P3009). See what it left, then mark it as applied or as rolled back.</source>
        <translation>%1 begann und wurde nicht fertig; bis das geklärt ist, wendet Prisma nichts an (P3009). Ansehen, was davon blieb, dann sie als angewendet oder zurückgenommen kennzeichnen.</translation>
    </message>
    <message numerus="yes">
        <source>The schema %1 has %n table(s) and no ledger, so Prisma would not begin here (P3005). Mark the migrations that it already has as applied first.</source>
        <translation>
            <numerusform>Das Schema %1 hat %n Tabelle und keine Migrationstabelle, hier würde Prisma nicht beginnen (P3005). Zuerst die schon enthaltenen Migrationen als angewendet kennzeichnen.</numerusform>
            <numerusform>Das Schema %1 hat %n Tabellen und keine Migrationstabelle, hier würde Prisma nicht beginnen (P3005). Zuerst die schon enthaltenen Migrationen als angewendet kennzeichnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The project has no migration %1.</source>
        <translation>Das Projekt hat keine Migration %1.</translation>
    </message>
    <message>
        <source>The ledger says that it began and did not finish.</source>
        <translation>Die Migrationstabelle sagt, dass sie begann und nicht fertig wurde.</translation>
    </message>
    <message>
        <source>The ledger says that it began and did not finish: %1</source>
        <translation>Die Migrationstabelle sagt, dass sie begann und nicht fertig wurde: %1</translation>
    </message>
    <message>
        <source>The file differs from what was applied.</source>
        <translation>Die Datei weicht von dem ab, was angewendet wurde.</translation>
    </message>
    <message>
        <source>It sorts before %1, which was applied already.</source>
        <translation>Sie steht vor %1, die schon angewendet wurde.</translation>
    </message>
    <message>
        <source>The ledger has it as applied, and the folder keeps a file of this name that is no migration.</source>
        <translation>Die Migrationstabelle führt sie als angewendet, und der Ordner hat eine Datei dieses Namens, die keine Migration ist.</translation>
    </message>
    <message>
        <source>It was applied here, and the folder has no such migration.</source>
        <translation>Sie wurde hier angewendet, und der Ordner hat keine solche Migration.</translation>
    </message>
    <message>
        <source>%1 is a file, not a folder.</source>
        <translation>%1 ist eine Datei, kein Ordner.</translation>
    </message>
    <message>
        <source>Name the folder of the project, or the folder that holds its migrations.</source>
        <translation>Den Ordner des Projekts nennen oder den Ordner, der seine Migrationen enthält.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read.</source>
        <translation>Der Ordner %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The migrations in %1 look like those of %2, whose layout Lockstep cannot use.</source>
        <translation>Die Migrationen in %1 sehen aus wie die von %2, dessen Aufbau Lockstep nicht verwenden kann.</translation>
    </message>
    <message>
        <source>No migrations were found in %1.</source>
        <translation>In %1 wurden keine Migrationen gefunden.</translation>
    </message>
    <message>
        <source>%1 holds more than one set of migrations.</source>
        <translation>%1 enthält mehr als einen Satz von Migrationen.</translation>
    </message>
    <message>
        <source>Choose one: %1. In lockstep.toml, layout = &quot;…&quot; and migrations = &quot;…&quot; choose for everyone.</source>
        <translation>Einen wählen: %1. In lockstep.toml wählen layout = &quot;…&quot; und migrations = &quot;…&quot; für alle.</translation>
    </message>
    <message>
        <source>The layout &quot;%1&quot; is not known.</source>
        <translation>Der Aufbau „%1“ ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Known are %1.</source>
        <translation>Bekannt sind %1.</translation>
    </message>
    <message>
        <source>This is a revert script without a migration that it would undo.</source>
        <translation>Dies ist ein Rücknahmeskript ohne eine Migration, die es zurücknähme.</translation>
    </message>
    <message>
        <source>This revert script may undo %1 or %2; which one is not certain.</source>
        <translation>Dieses Rücknahmeskript kann %1 oder %2 zurücknehmen; welche, ist nicht sicher.</translation>
    </message>
    <message>
        <source>Several revert scripts fit %1; which one undoes it is not certain.</source>
        <translation>Mehrere Rücknahmeskripte passen zu %1; welches sie zurücknimmt, ist nicht sicher.</translation>
    </message>
    <message>
        <source>%1 is a numbered SQL file.</source>
        <translation>%1 ist eine nummerierte SQL-Datei.</translation>
    </message>
    <message>
        <source>The runner does not enter directories.</source>
        <translation>Das Ausführprogramm betritt keine Verzeichnisse.</translation>
    </message>
    <message>
        <source>The runner takes only names that end in .sql.</source>
        <translation>Das Ausführprogramm nimmt nur Namen, die auf .sql enden.</translation>
    </message>
    <message>
        <source>The name ends in .sql twice, and the runner passes such files by.</source>
        <translation>Der Name endet zweimal auf .sql, und das Ausführprogramm übergeht solche Dateien.</translation>
    </message>
    <message>
        <source>This is no regular file.</source>
        <translation>Dies ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>The name still begins with a placeholder for its date. The runner runs the file all the same, after all dated ones.</source>
        <translation>Der Name beginnt noch mit einem Platzhalter für das Datum. Das Ausführprogramm führt die Datei trotzdem aus, nach allen datierten.</translation>
    </message>
    <message>
        <source>The name begins with no number or date. The runner runs the file all the same, where its name sorts.</source>
        <translation>Der Name beginnt weder mit Nummer noch Datum. Das Ausführprogramm führt die Datei trotzdem aus, wo ihr Name einsortiert ist.</translation>
    </message>
    <message>
        <source>The file carries the markers of %1 and holds its own undo section; run whole, it would undo itself.</source>
        <translation>Die Datei trägt die Kennzeichen von %1 und enthält ihren eigenen Rücknahmeteil; ganz ausgeführt, nähme sie sich selbst zurück.</translation>
    </message>
    <message>
        <source>%1 is Prisma&apos;s.</source>
        <translation>%1 gehört zu Prisma.</translation>
    </message>
    <message>
        <source>%1 is where Prisma puts a migration.</source>
        <translation>In %1 legt Prisma eine Migration ab.</translation>
    </message>
    <message>
        <source>These migrations are for %1, and Lockstep works with PostgreSQL.</source>
        <translation>Diese Migrationen sind für %1, und Lockstep arbeitet mit PostgreSQL.</translation>
    </message>
    <message>
        <source>%1 names no provider.</source>
        <translation>%1 nennt keinen provider.</translation>
    </message>
    <message>
        <source>Prisma writes provider = &quot;postgresql&quot; there.</source>
        <translation>Prisma schreibt dort provider = &quot;postgresql&quot;.</translation>
    </message>
    <message>
        <source>Prisma runs only migration.sql.</source>
        <translation>Prisma führt nur migration.sql aus.</translation>
    </message>
    <message>
        <source>Several revert scripts stand beside %1; which one undoes it is not certain.</source>
        <translation>Neben %1 stehen mehrere Rücknahmeskripte; welches sie zurücknimmt, ist nicht sicher.</translation>
    </message>
    <message>
        <source>The directory has no migration.sql, so Prisma would stop here (P3015). Restore the file or remove the directory.</source>
        <translation>Das Verzeichnis hat keine migration.sql, hier würde Prisma anhalten (P3015). Die Datei wiederherstellen oder das Verzeichnis entfernen.</translation>
    </message>
    <message>
        <source>Prisma runs only directories with a migration.sql; a file beside them is never run.</source>
        <translation>Prisma führt nur Verzeichnisse mit einer migration.sql aus; eine Datei daneben läuft nie.</translation>
    </message>
    <message>
        <source>The file begins with a byte order mark, which PostgreSQL refuses as a syntax error. Save it as UTF-8 without BOM.</source>
        <translation>Die Datei beginnt mit einer Bytereihenfolge-Marke, die PostgreSQL als Syntaxfehler ablehnt. Sie als UTF-8 ohne BOM speichern.</translation>
    </message>
    <message>
        <source>The file is UTF-16, not UTF-8. Save it as UTF-8 without BOM.</source>
        <translation>Die Datei ist UTF-16, nicht UTF-8. Sie als UTF-8 ohne BOM speichern.</translation>
    </message>
    <message>
        <source>The file is not UTF-8: byte %1, in line %2, is not valid. Save it as UTF-8.</source>
        <translation>Die Datei ist nicht UTF-8: Byte %1, in Zeile %2, ist ungültig. Sie als UTF-8 speichern.</translation>
    </message>
    <message>
        <source>The file holds a NUL byte, at byte %1 in line %2, which PostgreSQL refuses.</source>
        <translation>Die Datei enthält ein NUL-Byte, Byte %1 in Zeile %2, das PostgreSQL ablehnt.</translation>
    </message>
    <message>
        <source>There is no table “%1”.</source>
        <translation>Es gibt keine Tabelle „%1“.</translation>
    </message>
    <message>
        <source>The address of %1 cannot be read.</source>
        <translation>Die Adresse von %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Cannot write a password file for the backup.</source>
        <translation>Für die Sicherung kann keine Passwortdatei geschrieben werden.</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write there.</source>
        <translation>Prüfen, dass der Ordner existiert und dort geschrieben werden darf.</translation>
    </message>
    <message>
        <source>Backing up %1</source>
        <translation>%1 wird gesichert</translation>
    </message>
    <message>
        <source>Checking the backup</source>
        <translation>Die Sicherung wird geprüft</translation>
    </message>
    <message>
        <source>Nothing was changed. Check the address, then make a new plan.</source>
        <translation>Nichts wurde geändert. Die Adresse prüfen, dann einen neuen Plan machen.</translation>
    </message>
    <message>
        <source>This is another server: the plan was made for system identifier %1, this is %2.</source>
        <translation>Dies ist ein anderer Server: Der Plan wurde für die Systemkennung %1 gemacht, dies ist %2.</translation>
    </message>
    <message>
        <source>This is another server: the plan was made for %1, this is %2.</source>
        <translation>Dies ist ein anderer Server: Der Plan wurde für %1 gemacht, dies ist %2.</translation>
    </message>
    <message>
        <source>This is another database: the plan was made for “%1”, this is “%2”.</source>
        <translation>Dies ist eine andere Datenbank: Der Plan wurde für „%1“ gemacht, dies ist „%2“.</translation>
    </message>
    <message>
        <source>The database was made anew since the plan: its OID was %1 and is %2.</source>
        <translation>Die Datenbank wurde seit dem Plan neu angelegt: Ihre OID war %1 und ist %2.</translation>
    </message>
    <message>
        <source>Install the package %1.</source>
        <translation>Das Paket %1 installieren.</translation>
    </message>
    <message>
        <source>The program %1 is not installed.</source>
        <translation>Das Programm %1 ist nicht installiert.</translation>
    </message>
    <message>
        <source>The newest %1 here is version %2; version %3 or newer is needed.</source>
        <translation>Das neueste %1 hier ist Version %2; nötig ist Version %3 oder neuer.</translation>
    </message>
    <message>
        <source>The private PostgreSQL in %1 was started and does not answer.</source>
        <translation>Das private PostgreSQL in %1 wurde gestartet und antwortet nicht.</translation>
    </message>
    <message>
        <source>Cannot remove %1.</source>
        <translation>%1 kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>PostgreSQL does not run as root, and there is no user “postgres” or “nobody”.</source>
        <translation>PostgreSQL läuft nicht als root, und es gibt keinen Benutzer „postgres“ oder „nobody“.</translation>
    </message>
    <message>
        <source>Start Lockstep as an ordinary user, or create the user “postgres”.</source>
        <translation>Lockstep als gewöhnlicher Benutzer starten oder den Benutzer „postgres“ anlegen.</translation>
    </message>
    <message>
        <source>Cannot create the folder %1.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Set LOCKSTEP_STATE_DIR to a folder that you own.</source>
        <translation>LOCKSTEP_STATE_DIR auf einen eigenen Ordner setzen.</translation>
    </message>
    <message>
        <source>Creating the private PostgreSQL</source>
        <translation>Das private PostgreSQL wird angelegt</translation>
    </message>
    <message>
        <source>The private PostgreSQL in %1 does not stop.</source>
        <translation>Das private PostgreSQL in %1 hält nicht an.</translation>
    </message>
    <message>
        <source>End its processes by hand, then try again.</source>
        <translation>Seine Prozesse von Hand beenden, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The sandbox was made by PostgreSQL %1, which is not installed here.</source>
        <translation>Die Sandbox wurde von PostgreSQL %1 angelegt, das hier nicht installiert ist.</translation>
    </message>
    <message>
        <source>Install it, or remove the sandbox with all its databases: lockstep sandbox reset</source>
        <translation>Es installieren oder die Sandbox mit allen Datenbanken entfernen: lockstep sandbox reset</translation>
    </message>
    <message>
        <source>The statement contains a NUL byte, which PostgreSQL cannot store.</source>
        <translation>Die Anweisung enthält ein NUL-Byte, das PostgreSQL nicht speichern kann.</translation>
    </message>
    <message>
        <source>Remove it from the file.</source>
        <translation>Es aus der Datei entfernen.</translation>
    </message>
    <message>
        <source>COPY with data inside the script (FROM STDIN, TO STDOUT) cannot run here.</source>
        <translation>COPY mit Daten im Skript (FROM STDIN, TO STDOUT) kann hier nicht laufen.</translation>
    </message>
    <message>
        <source>PostgreSQL rejected the statement.</source>
        <translation>PostgreSQL hat die Anweisung abgelehnt.</translation>
    </message>
    <message>
        <source>Another session holds a lock that the statement needs.</source>
        <translation>Eine andere Sitzung hält eine Sperre, die die Anweisung braucht.</translation>
    </message>
    <message>
        <source>Wait until that session has finished, or end it, then try again.</source>
        <translation>Warten, bis diese Sitzung fertig ist, oder sie beenden, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The role may not do what the statement asks for.</source>
        <translation>Die Rolle darf nicht tun, was die Anweisung verlangt.</translation>
    </message>
    <message>
        <source>Connect as the owner of the object, or let its owner grant what is missing.</source>
        <translation>Als Besitzer des Objekts verbinden oder vom Besitzer erteilen lassen, was fehlt.</translation>
    </message>
    <message>
        <source>The server stopped the statement.</source>
        <translation>Der Server hat die Anweisung angehalten.</translation>
    </message>
    <message>
        <source>It ran longer than statement_timeout allows, or someone cancelled it.</source>
        <translation>Sie lief länger, als statement_timeout erlaubt, oder jemand hat sie abgebrochen.</translation>
    </message>
    <message>
        <source>The server&apos;s disk is full.</source>
        <translation>Die Platte des Servers ist voll.</translation>
    </message>
    <message>
        <source>Free some space on the server, then try again.</source>
        <translation>Auf dem Server Platz schaffen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The server accepts no changes here.</source>
        <translation>Der Server nimmt hier keine Änderungen an.</translation>
    </message>
    <message>
        <source>Connect to the primary server, and look at default_transaction_read_only.</source>
        <translation>Mit dem Primärserver verbinden und default_transaction_read_only ansehen.</translation>
    </message>
    <message>
        <source>The connection to the server broke.</source>
        <translation>Die Verbindung zum Server ist abgerissen.</translation>
    </message>
    <message>
        <source>See whether the server still runs, then connect again; what was committed stays.</source>
        <translation>Nachsehen, ob der Server noch läuft, dann neu verbinden; was festgeschrieben war, bleibt.</translation>
    </message>
    <message>
        <source>The server at %1 refused the login of user “%2”.</source>
        <translation>Der Server %1 hat die Anmeldung des Benutzers „%2“ abgelehnt.</translation>
    </message>
    <message>
        <source>Check the user, the password, the database&apos;s name and the server&apos;s pg_hba.conf.</source>
        <translation>Benutzer, Passwort, Namen der Datenbank und pg_hba.conf des Servers prüfen.</translation>
    </message>
    <message>
        <source>No PostgreSQL answers at %1 (user “%2”).</source>
        <translation>Bei %1 antwortet kein PostgreSQL (Benutzer „%2“).</translation>
    </message>
    <message>
        <source>Check host and port, and whether the server runs and accepts connections.</source>
        <translation>Rechner und Port prüfen und ob der Server läuft und Verbindungen annimmt.</translation>
    </message>
    <message>
        <source>No space was left on the disk while %1 ran.</source>
        <translation>Während %1 lief, war auf der Platte kein Platz mehr.</translation>
    </message>
    <message>
        <source>%1 was ended from outside.</source>
        <translation>%1 wurde von außen beendet.</translation>
    </message>
    <message>
        <source>%1 failed with exit status %2.</source>
        <translation>%1 schlug mit Exit-Status %2 fehl.</translation>
    </message>
    <message>
        <source>Cannot start the program %1.</source>
        <translation>Das Programm %1 kann nicht gestartet werden.</translation>
    </message>
    <message>
        <source>A target looks like postgresql://user@host:5432/database.</source>
        <translation>Ein Ziel sieht so aus: postgresql://user@host:5432/database.</translation>
    </message>
    <message>
        <source>A target whose address begins with %1:// cannot be used.</source>
        <translation>Ein Ziel, dessen Adresse mit %1:// beginnt, ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>That address leads to Prisma&apos;s proxy. Give the database&apos;s own address, postgresql://…, which Prisma calls the direct URL.</source>
        <translation>Diese Adresse führt zum Proxy von Prisma. Die eigene Adresse der Datenbank angeben, postgresql://…, die Prisma direct URL nennt.</translation>
    </message>
    <message>
        <source>Lockstep works with PostgreSQL: postgresql://user@host:5432/database.</source>
        <translation>Lockstep arbeitet mit PostgreSQL: postgresql://user@host:5432/database.</translation>
    </message>
    <message>
        <source>The target&apos;s address has a broken percent-encoding.</source>
        <translation>Die Adresse des Ziels ist fehlerhaft prozentkodiert.</translation>
    </message>
    <message>
        <source>The target&apos;s address opens a bracket around its host and never closes it.</source>
        <translation>Die Adresse des Ziels öffnet eine Klammer um den Rechner und schließt sie nie.</translation>
    </message>
    <message>
        <source>The target&apos;s address has something between its host and its port.</source>
        <translation>In der Adresse des Ziels steht etwas zwischen Rechner und Port.</translation>
    </message>
    <message>
        <source>The target&apos;s port is no number from 1 to 65535; or the password holds a &apos;/&apos;, &apos;?&apos; or &apos;@&apos; that is not percent-encoded.</source>
        <translation>Der Port des Ziels ist keine Zahl von 1 bis 65535; oder das Passwort enthält ein &apos;/&apos;, &apos;?&apos; oder &apos;@&apos;, das nicht prozentkodiert ist.</translation>
    </message>
    <message>
        <source>That is no database address.</source>
        <translation>Das ist keine Datenbankadresse.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no duration.</source>
        <translation>„%1“ ist keine Dauer.</translation>
    </message>
    <message>
        <source>Write a number with its unit, such as 250ms, 5s, 2min or 1h, or 0 for none.</source>
        <translation>Eine Zahl mit Einheit schreiben, etwa 250ms, 5s, 2min oder 1h, oder 0 für keine.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no backup policy.</source>
        <translation>„%1“ ist keine Sicherungsrichtlinie.</translation>
    </message>
    <message>
        <source>Write none, taken, proven or pitr.</source>
        <translation>none, taken, proven oder pitr schreiben.</translation>
    </message>
    <message>
        <source>This version of Lockstep cannot ask for sign-offs.</source>
        <translation>Diese Version von Lockstep kann keine Freigaben verlangen.</translation>
    </message>
    <message>
        <source>Write signoff = &quot;never&quot;, or remove the key.</source>
        <translation>signoff = &quot;never&quot; schreiben oder den Schlüssel entfernen.</translation>
    </message>
    <message>
        <source>The environment &quot;%1&quot; has no url.</source>
        <translation>Die Umgebung „%1“ hat keine url.</translation>
    </message>
    <message>
        <source>Write url = &quot;env:NAME&quot; to take it from the environment variable NAME.</source>
        <translation>url = &quot;env:NAME&quot; schreiben, um sie der Umgebungsvariablen NAME zu entnehmen.</translation>
    </message>
    <message>
        <source>The url of &quot;%1&quot; holds a password.</source>
        <translation>Die url von „%1“ enthält ein Passwort.</translation>
    </message>
    <message>
        <source>Take the password out of the file. It belongs in an environment variable (url = &quot;env:NAME&quot;) or in libpq&apos;s password file.</source>
        <translation>Das Passwort aus der Datei nehmen. Es gehört in eine Umgebungsvariable (url = &quot;env:NAME&quot;) oder in die Passwortdatei von libpq.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no colour.</source>
        <translation>„%1“ ist keine Farbe.</translation>
    </message>
    <message>
        <source>Write red, amber, green, blue or grey.</source>
        <translation>red, amber, green, blue oder grey schreiben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a table, written [%1].</source>
        <translation>„%1“ muss eine Tabelle sein, geschrieben [%1].</translation>
    </message>
    <message>
        <source>There is no [environments.%1] in this file.</source>
        <translation>In dieser Datei gibt es kein [environments.%1].</translation>
    </message>
    <message>
        <source>The environment &quot;%1&quot; takes its address from %2, which is not set.</source>
        <translation>Die Umgebung „%1“ nimmt ihre Adresse aus %2, was nicht gesetzt ist.</translation>
    </message>
    <message>
        <source>Set %1, or write it into .env.local.</source>
        <translation>%1 setzen oder in .env.local schreiben.</translation>
    </message>
    <message>
        <source>There is no environment &quot;%1&quot;.</source>
        <translation>Es gibt keine Umgebung „%1“.</translation>
    </message>
    <message>
        <source>Known are %1. Others are added to lockstep.toml.</source>
        <translation>Bekannt sind %1. Weitere kommen in lockstep.toml.</translation>
    </message>
    <message>
        <source>No target is chosen.</source>
        <translation>Kein Ziel ist gewählt.</translation>
    </message>
    <message>
        <source>Name one with --target (a URL, or one of: %1), set environment = &quot;…&quot; in lockstep.toml, or set DATABASE_URL, POSTGRES_URL or PGHOST and PGDATABASE.</source>
        <translation>Eines mit --target nennen (eine URL oder eines von: %1), environment = &quot;…&quot; in lockstep.toml setzen, oder DATABASE_URL, POSTGRES_URL oder PGHOST und PGDATABASE setzen.</translation>
    </message>
    <message>
        <source>%1 is not valid TOML.</source>
        <translation>%1 ist kein gültiges TOML.</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; is not known here.</source>
        <translation>Der Schlüssel „%1“ ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation>War „%1“ gemeint?</translation>
    </message>
    <message>
        <source>The value of &quot;%1&quot; must be a text in quotes.</source>
        <translation>Der Wert von „%1“ muss ein Text in Anführungszeichen sein.</translation>
    </message>
    <message>
        <source>The value of &quot;%1&quot; must be true or false.</source>
        <translation>Der Wert von „%1“ muss true oder false sein.</translation>
    </message>
    <message>
        <source>The value of &quot;%1&quot; must be a whole number.</source>
        <translation>Der Wert von „%1“ muss eine ganze Zahl sein.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>System identifier</source>
        <translation>Systemkennung</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Plan digest</source>
        <translation>Prüfsumme des Plans</translation>
    </message>
    <message>
        <source>Journal chain head</source>
        <translation>Letztes Glied der Journalkette</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Revert script</source>
        <translation>Rücknahmeskript</translation>
    </message>
    <message>
        <source>in one transaction</source>
        <translation>in einer Transaktion</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>%1, begun %2, took %3</source>
        <translation>%1, begonnen %2, Dauer %3</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Um</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Deploy record: %1</source>
        <translation>Protokoll des Deployments: %1</translation>
    </message>
    <message>
        <source>What was confirmed</source>
        <translation>Was bestätigt wurde</translation>
    </message>
    <message>
        <source>The journal this record was made from can be checked with: lockstep history --check</source>
        <translation>Das Journal, aus dem dieses Protokoll stammt, lässt sich prüfen mit: lockstep history --check</translation>
    </message>
    <message>
        <source>Cannot make the folder %1.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Check who may write there and whether there is space.</source>
        <translation>Prüfen, wer dort schreiben darf und ob Platz ist.</translation>
    </message>
    <message>
        <source>%1, line %2: %3 (%4)</source>
        <translation>%1, Zeile %2: %3 (%4)</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Silenced by a comment</source>
        <translation>Durch einen Kommentar stillgelegt</translation>
    </message>
    <message>
        <source>Migration review: %1</source>
        <translation>Begutachtung der Migrationen: %1</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>done, not confirmed</source>
        <translation>erledigt, nicht bestätigt</translation>
    </message>
    <message>
        <source>done and confirmed</source>
        <translation>erledigt und bestätigt</translation>
    </message>
    <message>
        <source>failed, its effects undone</source>
        <translation>fehlgeschlagen, Wirkung zurückgenommen</translation>
    </message>
    <message>
        <source>failed, effects remain</source>
        <translation>fehlgeschlagen, Wirkung bleibt</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>nicht gelaufen</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>angewendet</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>ungewiss</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>außer der Reihe</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>abandoned</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>unvollendet</translation>
    </message>
    <message>
        <source>Nothing here needs the permission for %1.</source>
        <translation>Nichts hier braucht die Erlaubnis für %1.</translation>
    </message>
    <message>
        <source>The permission for %1 gives no reason, so it silences nothing.</source>
        <translation>Die Erlaubnis für %1 nennt keinen Grund und legt daher nichts still.</translation>
    </message>
    <message>
        <source>Reviewing %1</source>
        <translation>%1 wird begutachtet</translation>
    </message>
    <message>
        <source>%1 becomes %3: unless that is wider than before, %2 is written anew and values may not fit.</source>
        <translation>%1 wird %3: Ist das nicht weiter als zuvor, wird %2 neu geschrieben, und Werte passen vielleicht nicht.</translation>
    </message>
    <message>
        <source>%1 becomes %3: %2 is written anew while nobody can use it.</source>
        <translation>%1 wird %3: %2 wird neu geschrieben, während niemand sie nutzen kann.</translation>
    </message>
    <message>
        <source>Changing a column&apos;s type</source>
        <translation>Den Typ einer Spalte ändern</translation>
    </message>
    <message>
        <source>Readers and writers wait until every row and index is written again; a narrower type loses values or fails.</source>
        <translation>Lesende und Schreibende warten, bis jede Zeile und jeder Index neu geschrieben ist; ein engerer Typ verliert Werte oder schlägt fehl.</translation>
    </message>
    <message>
        <source>Add a column of the new type, write both, fill it in batches, switch, and drop the old one.</source>
        <translation>Eine Spalte des neuen Typs anlegen, beide schreiben, sie in Portionen füllen, umschalten und die alte löschen.</translation>
    </message>
    <message>
        <source>Adding a column whose default differs from row to row</source>
        <translation>Eine Spalte anlegen, deren Vorgabe von Zeile zu Zeile anders ist</translation>
    </message>
    <message>
        <source>The table and all its indexes are written anew while nobody can use them.</source>
        <translation>Die Tabelle und alle ihre Indexe werden neu geschrieben, während niemand sie nutzen kann.</translation>
    </message>
    <message>
        <source>Add the column without a default, set the default, and fill the rows in batches.</source>
        <translation>Die Spalte ohne Vorgabe anlegen, die Vorgabe setzen und die Zeilen in Portionen füllen.</translation>
    </message>
    <message>
        <source>Adding %1 writes all of %2 anew.</source>
        <translation>%1 anzulegen schreibt %2 ganz neu.</translation>
    </message>
    <message>
        <source>Adding a numbered column</source>
        <translation>Eine nummerierte Spalte anlegen</translation>
    </message>
    <message>
        <source>Every row needs a number, so the table and all its indexes are written anew while nobody can use them.</source>
        <translation>Jede Zeile braucht eine Nummer; die Tabelle und alle ihre Indexe werden neu geschrieben, während niemand sie nutzen kann.</translation>
    </message>
    <message>
        <source>Add a plain column, fill it in batches, and attach the sequence then.</source>
        <translation>Eine einfache Spalte anlegen, sie in Portionen füllen und dann die Sequenz anhängen.</translation>
    </message>
    <message>
        <source>Adding a stored generated column</source>
        <translation>Eine gespeicherte berechnete Spalte anlegen</translation>
    </message>
    <message>
        <source>Every row needs its value, so the table and all its indexes are written anew while nobody can use them.</source>
        <translation>Jede Zeile braucht ihren Wert; die Tabelle und alle ihre Indexe werden neu geschrieben, während niemand sie nutzen kann.</translation>
    </message>
    <message>
        <source>Add a plain column, keep it by a trigger, and fill it in batches.</source>
        <translation>Eine einfache Spalte anlegen, sie mit einem Trigger pflegen und in Portionen füllen.</translation>
    </message>
    <message>
        <source>Adding a column that must have a value and has none</source>
        <translation>Eine Spalte anlegen, die einen Wert haben muss und keinen hat</translation>
    </message>
    <message>
        <source>It fails when the table has a row, and breaks code that inserts without it.</source>
        <translation>Das schlägt fehl, sobald die Tabelle eine Zeile hat, und bricht Programme, die ohne sie einfügen.</translation>
    </message>
    <message>
        <source>Add it with a default, or without NOT NULL; fill it, and require it later.</source>
        <translation>Sie mit Vorgabe oder ohne NOT NULL anlegen, füllen und später verlangen.</translation>
    </message>
    <message>
        <source>%1 is NOT NULL without a default: it fails when %2 has rows.</source>
        <translation>%1 ist NOT NULL ohne Vorgabe: Das schlägt fehl, wenn %2 Zeilen hat.</translation>
    </message>
    <message>
        <source>%1 is validated in the transaction that adds it.</source>
        <translation>%1 wird in der Transaktion validiert, die sie anlegt.</translation>
    </message>
    <message>
        <source>Setting NOT NULL while everybody waits</source>
        <translation>NOT NULL setzen, während alle warten</translation>
    </message>
    <message>
        <source>Readers and writers wait while every row is read to see that none is empty.</source>
        <translation>Lesende und Schreibende warten, während jede Zeile gelesen wird, um zu sehen, dass keine leer ist.</translation>
    </message>
    <message>
        <source>Add CHECK (… IS NOT NULL) NOT VALID; in a later migration VALIDATE it, SET NOT NULL, which then reads nothing, and drop the check.</source>
        <translation>CHECK (… IS NOT NULL) NOT VALID anlegen; in einer späteren Migration VALIDATE, dann SET NOT NULL, das dann nichts liest, und die Prüfbedingung löschen.</translation>
    </message>
    <message>
        <source>Every row of %2 is read under a lock to prove %1.</source>
        <translation>Jede Zeile von %2 wird unter einer Sperre gelesen, um %1 zu beweisen.</translation>
    </message>
    <message>
        <source>Adding a check while everybody waits</source>
        <translation>Eine Prüfbedingung anlegen, während alle warten</translation>
    </message>
    <message>
        <source>Readers and writers wait while every row is checked.</source>
        <translation>Lesende und Schreibende warten, während jede Zeile geprüft wird.</translation>
    </message>
    <message>
        <source>Add it NOT VALID, and VALIDATE CONSTRAINT in a later migration, which blocks nobody.</source>
        <translation>Sie NOT VALID anlegen und in einer späteren Migration VALIDATE CONSTRAINT, das niemanden blockiert.</translation>
    </message>
    <message>
        <source>Every row of %2 is checked under a lock.</source>
        <translation>Jede Zeile von %2 wird unter einer Sperre geprüft.</translation>
    </message>
    <message>
        <source>Adding a foreign key while writers wait</source>
        <translation>Einen Fremdschlüssel anlegen, während Schreibende warten</translation>
    </message>
    <message>
        <source>Writes to both tables wait while every row is looked up.</source>
        <translation>Schreiben in beide Tabellen wartet, während jede Zeile nachgeschlagen wird.</translation>
    </message>
    <message>
        <source>Add it NOT VALID, and VALIDATE CONSTRAINT in a later migration, which blocks no writes.</source>
        <translation>Ihn NOT VALID anlegen und in einer späteren Migration VALIDATE CONSTRAINT, das kein Schreiben blockiert.</translation>
    </message>
    <message>
        <source>Every row of %2 is looked up while writes to both tables wait.</source>
        <translation>Jede Zeile von %2 wird nachgeschlagen, während Schreiben in beide Tabellen wartet.</translation>
    </message>
    <message>
        <source>Adding a unique constraint while everybody waits</source>
        <translation>Eine Eindeutigkeitsbedingung anlegen, während alle warten</translation>
    </message>
    <message>
        <source>Readers and writers wait until its index is built.</source>
        <translation>Lesende und Schreibende warten, bis ihr Index gebaut ist.</translation>
    </message>
    <message>
        <source>CREATE UNIQUE INDEX CONCURRENTLY first, then ADD CONSTRAINT … UNIQUE USING INDEX.</source>
        <translation>Zuerst CREATE UNIQUE INDEX CONCURRENTLY, dann ADD CONSTRAINT … UNIQUE USING INDEX.</translation>
    </message>
    <message>
        <source>The index of a unique constraint on %2 is built under a lock.</source>
        <translation>Der Index einer Eindeutigkeitsbedingung auf %2 wird unter einer Sperre gebaut.</translation>
    </message>
    <message>
        <source>Adding a primary key while everybody waits</source>
        <translation>Einen Primärschlüssel anlegen, während alle warten</translation>
    </message>
    <message>
        <source>CREATE UNIQUE INDEX CONCURRENTLY first, then ADD CONSTRAINT … PRIMARY KEY USING INDEX.</source>
        <translation>Zuerst CREATE UNIQUE INDEX CONCURRENTLY, dann ADD CONSTRAINT … PRIMARY KEY USING INDEX.</translation>
    </message>
    <message>
        <source>The index of the primary key of %2 is built under a lock.</source>
        <translation>Der Index des Primärschlüssels von %2 wird unter einer Sperre gebaut.</translation>
    </message>
    <message>
        <source>Adding an exclusion constraint while everybody waits</source>
        <translation>Eine Ausschlussbedingung anlegen, während alle warten</translation>
    </message>
    <message>
        <source>Readers and writers wait until its index is built, and there is no gentler form.</source>
        <translation>Lesende und Schreibende warten, bis ihr Index gebaut ist, und eine sanftere Form gibt es nicht.</translation>
    </message>
    <message>
        <source>Do it in a maintenance window, or fill a new table that has it.</source>
        <translation>Es in einem Wartungsfenster tun oder eine neue Tabelle füllen, die sie hat.</translation>
    </message>
    <message>
        <source>The index of an exclusion constraint on %2 is built under a lock.</source>
        <translation>Der Index einer Ausschlussbedingung auf %2 wird unter einer Sperre gebaut.</translation>
    </message>
    <message>
        <source>Validating where the constraint was added</source>
        <translation>Validieren, wo die Bedingung angelegt wurde</translation>
    </message>
    <message>
        <source>The lock of the ADD is kept while VALIDATE reads the table, so NOT VALID has gained nothing.</source>
        <translation>Die Sperre des ADD bleibt, während VALIDATE die Tabelle liest; NOT VALID hat nichts gewonnen.</translation>
    </message>
    <message>
        <source>Validate in a migration of its own.</source>
        <translation>In einer eigenen Migration validieren.</translation>
    </message>
    <message>
        <source>Dropping a table</source>
        <translation>Eine Tabelle löschen</translation>
    </message>
    <message>
        <source>Every row is gone for good; only a backup brings it back.</source>
        <translation>Jede Zeile ist endgültig weg; nur eine Sicherung bringt sie zurück.</translation>
    </message>
    <message>
        <source>Rename the table first, and drop it in a later release when nothing has missed it.</source>
        <translation>Die Tabelle zuerst umbenennen und in einer späteren Version löschen, wenn nichts sie vermisst hat.</translation>
    </message>
    <message>
        <source>The table %1 and all its rows are dropped.</source>
        <translation>Die Tabelle %1 und alle ihre Zeilen werden gelöscht.</translation>
    </message>
    <message>
        <source>Dropping a materialized view</source>
        <translation>Einen materialisierten View löschen</translation>
    </message>
    <message>
        <source>Its rows and indexes are gone; building them again can take long and may give other rows.</source>
        <translation>Seine Zeilen und Indexe sind weg; sie neu zu bauen kann lange dauern und andere Zeilen ergeben.</translation>
    </message>
    <message>
        <source>Create the successor under a new name first, and switch by renaming.</source>
        <translation>Zuerst den Nachfolger unter neuem Namen anlegen und durch Umbenennen umschalten.</translation>
    </message>
    <message>
        <source>The materialized view %1 and its rows are dropped.</source>
        <translation>Der materialisierte View %1 und seine Zeilen werden gelöscht.</translation>
    </message>
    <message>
        <source>Dropping a column</source>
        <translation>Eine Spalte löschen</translation>
    </message>
    <message>
        <source>Its values are gone for good, and running code that still names it fails at once.</source>
        <translation>Ihre Werte sind endgültig weg, und laufende Programme, die sie noch nennen, schlagen sofort fehl.</translation>
    </message>
    <message>
        <source>Stop using the column first, keep it for a release, and drop it when a backup is proven.</source>
        <translation>Die Spalte zuerst nicht mehr nutzen, sie eine Version lang behalten und löschen, wenn eine Sicherung erprobt ist.</translation>
    </message>
    <message>
        <source>The column %1 and all its values are dropped.</source>
        <translation>Die Spalte %1 und alle ihre Werte werden gelöscht.</translation>
    </message>
    <message>
        <source>Dropping a schema</source>
        <translation>Ein Schema löschen</translation>
    </message>
    <message>
        <source>With CASCADE, every table in it goes along, whatever it holds.</source>
        <translation>Mit CASCADE geht jede Tabelle darin mit, was sie auch enthält.</translation>
    </message>
    <message>
        <source>Drop the objects one by one, so that the file says what is lost.</source>
        <translation>Die Objekte einzeln löschen, damit die Datei sagt, was verloren geht.</translation>
    </message>
    <message>
        <source>The schema %1 is dropped.</source>
        <translation>Das Schema %1 wird gelöscht.</translation>
    </message>
    <message>
        <source>Dropping a database</source>
        <translation>Eine Datenbank löschen</translation>
    </message>
    <message>
        <source>Everything in it is gone, and no transaction can take that back.</source>
        <translation>Alles darin ist weg, und keine Transaktion kann das zurücknehmen.</translation>
    </message>
    <message>
        <source>Leave dropping databases to the people who run the server.</source>
        <translation>Das Löschen von Datenbanken denen überlassen, die den Server betreiben.</translation>
    </message>
    <message>
        <source>The database %1 is dropped.</source>
        <translation>Die Datenbank %1 wird gelöscht.</translation>
    </message>
    <message>
        <source>Dropping all that a role owns</source>
        <translation>Alles löschen, was einer Rolle gehört</translation>
    </message>
    <message>
        <source>What is dropped depends on the server, not on this file: it can be every table.</source>
        <translation>Was gelöscht wird, hängt vom Server ab, nicht von dieser Datei: Es kann jede Tabelle sein.</translation>
    </message>
    <message>
        <source>Use REASSIGN OWNED, and drop objects by name.</source>
        <translation>REASSIGN OWNED verwenden und Objekte beim Namen löschen.</translation>
    </message>
    <message>
        <source>Everything that %1 owns is dropped.</source>
        <translation>Alles, was %1 gehört, wird gelöscht.</translation>
    </message>
    <message>
        <source>Emptying a table</source>
        <translation>Eine Tabelle leeren</translation>
    </message>
    <message>
        <source>Every row is gone for good, and readers and writers wait for the lock.</source>
        <translation>Jede Zeile ist endgültig weg, und Lesende und Schreibende warten auf die Sperre.</translation>
    </message>
    <message>
        <source>Copy the rows to another table first, or make sure that a backup is proven.</source>
        <translation>Die Zeilen zuerst in eine andere Tabelle kopieren oder sicherstellen, dass eine Sicherung erprobt ist.</translation>
    </message>
    <message>
        <source>Every row of %1 is removed.</source>
        <translation>Jede Zeile von %1 wird entfernt.</translation>
    </message>
    <message>
        <source>Filling a table that is still locked</source>
        <translation>Eine Tabelle füllen, die noch gesperrt ist</translation>
    </message>
    <message>
        <source>The lock of the change above is kept until the transaction ends, so everybody waits while every row is updated.</source>
        <translation>Die Sperre der Änderung darüber bleibt bis zum Ende der Transaktion; alle warten, während jede Zeile geändert wird.</translation>
    </message>
    <message>
        <source>Fill the rows in a migration of its own, in batches.</source>
        <translation>Die Zeilen in einer eigenen Migration füllen, in Portionen.</translation>
    </message>
    <message>
        <source>Every row of %1 is updated while the lock of an earlier statement is held.</source>
        <translation>Jede Zeile von %1 wird geändert, während die Sperre einer früheren Anweisung gehalten wird.</translation>
    </message>
    <message>
        <source>Every row of %1 is deleted.</source>
        <translation>Jede Zeile von %1 wird gelöscht.</translation>
    </message>
    <message>
        <source>Every row of %1 is overwritten: %3.</source>
        <translation>Jede Zeile von %1 wird überschrieben: %3.</translation>
    </message>
    <message>
        <source>Changing every row</source>
        <translation>Jede Zeile ändern</translation>
    </message>
    <message>
        <source>What was there before is gone, and one long transaction bloats the table.</source>
        <translation>Was vorher da war, ist weg, und eine lange Transaktion bläht die Tabelle auf.</translation>
    </message>
    <message>
        <source>Say which rows, and change many of them in batches.</source>
        <translation>Sagen, welche Zeilen, und viele davon in Portionen ändern.</translation>
    </message>
    <message>
        <source>This migration destroys something and has no revert script.</source>
        <translation>Diese Migration zerstört etwas und hat kein Rücknahmeskript.</translation>
    </message>
    <message>
        <source>A loss without a way back</source>
        <translation>Ein Verlust ohne Weg zurück</translation>
    </message>
    <message>
        <source>When the deploy goes wrong, somebody has to write the way back in a hurry.</source>
        <translation>Geht das Deployment schief, muss jemand den Weg zurück in Eile schreiben.</translation>
    </message>
    <message>
        <source>Ship the revert script with the migration.</source>
        <translation>Das Rücknahmeskript mit der Migration ausliefern.</translation>
    </message>
    <message>
        <source>The value %1 is used in the transaction that adds it.</source>
        <translation>Der Wert %1 wird in der Transaktion verwendet, die ihn anlegt.</translation>
    </message>
    <message>
        <source>Using an enum value before it is committed</source>
        <translation>Einen Enum-Wert verwenden, bevor er festgeschrieben ist</translation>
    </message>
    <message>
        <source>PostgreSQL stops with &quot;unsafe use of new value&quot;, and the migration with it.</source>
        <translation>PostgreSQL hält mit „unsafe use of new value“ an und die Migration mit ihm.</translation>
    </message>
    <message>
        <source>Add the value in a migration of its own, before the one that uses it.</source>
        <translation>Den Wert in einer eigenen Migration anlegen, vor der, die ihn verwendet.</translation>
    </message>
    <message>
        <source>Dropping NOT NULL</source>
        <translation>NOT NULL löschen</translation>
    </message>
    <message>
        <source>Code that relies on a value meets NULL; setting it back fails once there are some.</source>
        <translation>Programme, die auf einen Wert bauen, treffen auf NULL; zurücksetzen schlägt fehl, sobald es welche gibt.</translation>
    </message>
    <message>
        <source>%1 may be empty from now on.</source>
        <translation>%1 darf von nun an leer sein.</translation>
    </message>
    <message>
        <source>Dropping a constraint</source>
        <translation>Eine Bedingung löschen</translation>
    </message>
    <message>
        <source>The guarantee is lost at once; putting it back reads the whole table, and fails when rows break it by then.</source>
        <translation>Die Gewähr ist sofort verloren; sie zurückzubringen liest die ganze Tabelle und schlägt fehl, wenn Zeilen sie bis dahin verletzen.</translation>
    </message>
    <message>
        <source>Add the constraint that replaces it in the same migration.</source>
        <translation>Die Bedingung, die sie ersetzt, in derselben Migration anlegen.</translation>
    </message>
    <message>
        <source>The constraint %1 is dropped.</source>
        <translation>Die Bedingung %1 wird gelöscht.</translation>
    </message>
    <message>
        <source>Disabling every trigger</source>
        <translation>Jeden Trigger abschalten</translation>
    </message>
    <message>
        <source>Foreign keys are triggers: rows that break them get in, and nothing checks them later.</source>
        <translation>Fremdschlüssel sind Trigger: Zeilen, die sie verletzen, kommen hinein, und nichts prüft sie später.</translation>
    </message>
    <message>
        <source>Disable the one trigger by name, or DISABLE TRIGGER USER.</source>
        <translation>Den einen Trigger beim Namen abschalten oder DISABLE TRIGGER USER.</translation>
    </message>
    <message>
        <source>Every trigger of %1 is disabled, foreign keys included.</source>
        <translation>Jeder Trigger von %1 wird abgeschaltet, Fremdschlüssel inbegriffen.</translation>
    </message>
    <message>
        <source>Acting as a replica</source>
        <translation>Als Replikat auftreten</translation>
    </message>
    <message>
        <source>Triggers do not fire and foreign keys are not checked for the rest of the session.</source>
        <translation>Trigger feuern nicht, und Fremdschlüssel werden für den Rest der Sitzung nicht geprüft.</translation>
    </message>
    <message>
        <source>Disable single triggers by name where that is needed.</source>
        <translation>Einzelne Trigger beim Namen abschalten, wo es nötig ist.</translation>
    </message>
    <message>
        <source>Foreign keys and triggers are switched off for this session.</source>
        <translation>Fremdschlüssel und Trigger sind für diese Sitzung ausgeschaltet.</translation>
    </message>
    <message>
        <source>Making a table unlogged</source>
        <translation>Eine Tabelle ohne WAL führen</translation>
    </message>
    <message>
        <source>Its rows are lost when the server crashes, and standbys never have them.</source>
        <translation>Ihre Zeilen gehen bei einem Absturz des Servers verloren, und Standbys haben sie nie.</translation>
    </message>
    <message>
        <source>The rows of %1 no longer survive a crash.</source>
        <translation>Die Zeilen von %1 überstehen keinen Absturz mehr.</translation>
    </message>
    <message>
        <source>Restarting a sequence</source>
        <translation>Eine Sequenz neu beginnen</translation>
    </message>
    <message>
        <source>Numbers that were given out are given out again, and collide with rows that have them.</source>
        <translation>Schon vergebene Nummern werden erneut vergeben und stoßen auf Zeilen, die sie haben.</translation>
    </message>
    <message>
        <source>Set it from the data: SELECT setval(…, (SELECT max(id) FROM …)).</source>
        <translation>Sie aus den Daten setzen: SELECT setval(…, (SELECT max(id) FROM …)).</translation>
    </message>
    <message>
        <source>The sequence %1 starts again.</source>
        <translation>Die Sequenz %1 beginnt von vorn.</translation>
    </message>
    <message>
        <source>Building an index while writers wait</source>
        <translation>Einen Index bauen, während Schreibende warten</translation>
    </message>
    <message>
        <source>Writes to the table wait until the index is built.</source>
        <translation>Schreiben in die Tabelle wartet, bis der Index gebaut ist.</translation>
    </message>
    <message>
        <source>CREATE INDEX CONCURRENTLY, in a migration of its own that runs outside a transaction.</source>
        <translation>CREATE INDEX CONCURRENTLY, in einer eigenen Migration, die außerhalb einer Transaktion läuft.</translation>
    </message>
    <message>
        <source>Building %1 blocks writes to %2.</source>
        <translation>%1 zu bauen blockiert Schreiben in %2.</translation>
    </message>
    <message>
        <source>Dropping an index while everybody waits</source>
        <translation>Einen Index löschen, während alle warten</translation>
    </message>
    <message>
        <source>Readers and writers of the table wait for the lock, behind whatever runs on it at the moment.</source>
        <translation>Lesende und Schreibende der Tabelle warten auf die Sperre, hinter allem, was gerade auf ihr läuft.</translation>
    </message>
    <message>
        <source>DROP INDEX CONCURRENTLY, in a migration of its own that runs outside a transaction.</source>
        <translation>DROP INDEX CONCURRENTLY, in einer eigenen Migration, die außerhalb einer Transaktion läuft.</translation>
    </message>
    <message>
        <source>Dropping %1 locks its table against reads and writes.</source>
        <translation>%1 zu löschen sperrt die Tabelle gegen Lesen und Schreiben.</translation>
    </message>
    <message>
        <source>Rebuilding indexes while writers wait</source>
        <translation>Indexe neu bauen, während Schreibende warten</translation>
    </message>
    <message>
        <source>Writes wait until it is done, and so do reads that would use the index.</source>
        <translation>Schreiben wartet, bis es fertig ist, ebenso Lesen, das den Index nutzen würde.</translation>
    </message>
    <message>
        <source>REINDEX … CONCURRENTLY.</source>
        <translation>REINDEX … CONCURRENTLY.</translation>
    </message>
    <message>
        <source>Rebuilding %1 blocks writes.</source>
        <translation>%1 neu zu bauen blockiert Schreiben.</translation>
    </message>
    <message>
        <source>Refreshing a materialized view while readers wait</source>
        <translation>Einen materialisierten View auffrischen, während Lesende warten</translation>
    </message>
    <message>
        <source>Nobody can read the view until its query has run.</source>
        <translation>Niemand kann den View lesen, bis seine Abfrage gelaufen ist.</translation>
    </message>
    <message>
        <source>REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index on the view.</source>
        <translation>REFRESH MATERIALIZED VIEW CONCURRENTLY, das einen eindeutigen Index auf dem View braucht.</translation>
    </message>
    <message>
        <source>Reads of %1 wait until it is filled again.</source>
        <translation>Lesen von %1 wartet, bis er wieder gefüllt ist.</translation>
    </message>
    <message>
        <source>Writing a table anew</source>
        <translation>Eine Tabelle neu schreiben</translation>
    </message>
    <message>
        <source>Readers and writers wait until every row has been written again, and the disk must hold both copies.</source>
        <translation>Lesende und Schreibende warten, bis jede Zeile neu geschrieben ist, und die Platte muss beide Kopien fassen.</translation>
    </message>
    <message>
        <source>Do it in a maintenance window, or with pg_repack.</source>
        <translation>Es in einem Wartungsfenster tun oder mit pg_repack.</translation>
    </message>
    <message>
        <source>%1 is written anew while nobody can use it.</source>
        <translation>%1 wird neu geschrieben, während niemand sie nutzen kann.</translation>
    </message>
    <message>
        <source>Detaching a partition while everybody waits</source>
        <translation>Eine Partition abtrennen, während alle warten</translation>
    </message>
    <message>
        <source>Readers and writers of the whole partitioned table wait for the lock.</source>
        <translation>Lesende und Schreibende der ganzen partitionierten Tabelle warten auf die Sperre.</translation>
    </message>
    <message>
        <source>DETACH PARTITION … CONCURRENTLY, since PostgreSQL 14, outside a transaction.</source>
        <translation>DETACH PARTITION … CONCURRENTLY, seit PostgreSQL 14, außerhalb einer Transaktion.</translation>
    </message>
    <message>
        <source>Detaching %1 locks %2 against reads and writes.</source>
        <translation>%1 abzutrennen sperrt %2 gegen Lesen und Schreiben.</translation>
    </message>
    <message>
        <source>Dropping with CASCADE</source>
        <translation>Mit CASCADE löschen</translation>
    </message>
    <message>
        <source>What depends on the object is dropped too, and only the server knows what that is.</source>
        <translation>Was vom Objekt abhängt, wird mit gelöscht, und nur der Server weiß, was das ist.</translation>
    </message>
    <message>
        <source>Leave CASCADE out and drop what depends on it by name.</source>
        <translation>CASCADE weglassen und, was davon abhängt, beim Namen löschen.</translation>
    </message>
    <message>
        <source>CASCADE drops whatever depends on %1.</source>
        <translation>CASCADE löscht, was immer von %1 abhängt.</translation>
    </message>
    <message>
        <source>Dropping a type with CASCADE</source>
        <translation>Einen Typ mit CASCADE löschen</translation>
    </message>
    <message>
        <source>Every column of that type is dropped with its values, in whatever table it stands.</source>
        <translation>Jede Spalte dieses Typs wird mit ihren Werten gelöscht, in welcher Tabelle sie auch steht.</translation>
    </message>
    <message>
        <source>Leave CASCADE out: PostgreSQL then refuses while a column still uses the type.</source>
        <translation>CASCADE weglassen: PostgreSQL lehnt dann ab, solange eine Spalte den Typ noch nutzt.</translation>
    </message>
    <message>
        <source>CASCADE drops every column of the type %1.</source>
        <translation>CASCADE löscht jede Spalte des Typs %1.</translation>
    </message>
    <message>
        <source>Emptying tables with CASCADE</source>
        <translation>Tabellen mit CASCADE leeren</translation>
    </message>
    <message>
        <source>Every table that references it, and every table that references those, is emptied too.</source>
        <translation>Jede Tabelle, die auf sie verweist, und jede, die auf diese verweist, wird mit geleert.</translation>
    </message>
    <message>
        <source>Name each table that is to be emptied.</source>
        <translation>Jede Tabelle nennen, die geleert werden soll.</translation>
    </message>
    <message>
        <source>CASCADE empties every table that references %1.</source>
        <translation>CASCADE leert jede Tabelle, die auf %1 verweist.</translation>
    </message>
    <message>
        <source>Renaming a table</source>
        <translation>Eine Tabelle umbenennen</translation>
    </message>
    <message>
        <source>Running code that uses the old name fails at once.</source>
        <translation>Laufende Programme, die den alten Namen nutzen, schlagen sofort fehl.</translation>
    </message>
    <message>
        <source>Leave a view of the old name in the same migration.</source>
        <translation>In derselben Migration einen View des alten Namens hinterlassen.</translation>
    </message>
    <message>
        <source>%1 becomes %3, and the old name is gone.</source>
        <translation>%1 wird %3, und der alte Name ist weg.</translation>
    </message>
    <message>
        <source>Renaming a column</source>
        <translation>Eine Spalte umbenennen</translation>
    </message>
    <message>
        <source>Add the new column, write both, move the readers, and drop the old one later.</source>
        <translation>Die neue Spalte anlegen, beide schreiben, die Lesenden umstellen und die alte später löschen.</translation>
    </message>
    <message>
        <source>Renaming a type</source>
        <translation>Einen Typ umbenennen</translation>
    </message>
    <message>
        <source>Running code that names the type, in casts or prepared statements, fails at once.</source>
        <translation>Laufende Programme, die den Typ nennen, in Umwandlungen oder vorbereiteten Anweisungen, schlagen sofort fehl.</translation>
    </message>
    <message>
        <source>The type %1 becomes %3, and the old name is gone.</source>
        <translation>Der Typ %1 wird %3, und der alte Name ist weg.</translation>
    </message>
    <message>
        <source>Renaming an enum value</source>
        <translation>Einen Enum-Wert umbenennen</translation>
    </message>
    <message>
        <source>Running code that writes or compares with the old value fails at once.</source>
        <translation>Laufende Programme, die den alten Wert schreiben oder damit vergleichen, schlagen sofort fehl.</translation>
    </message>
    <message>
        <source>Add the new value, move the rows, and stop using the old one.</source>
        <translation>Den neuen Wert anlegen, die Zeilen umstellen und den alten nicht mehr nutzen.</translation>
    </message>
    <message>
        <source>The value %1 becomes %3.</source>
        <translation>Der Wert %1 wird %3.</translation>
    </message>
    <message>
        <source>Renaming a schema</source>
        <translation>Ein Schema umbenennen</translation>
    </message>
    <message>
        <source>Running code that names the schema, or has it in its search path, fails at once.</source>
        <translation>Laufende Programme, die das Schema nennen oder im Suchpfad haben, schlagen sofort fehl.</translation>
    </message>
    <message>
        <source>The schema %1 becomes %3, and the old name is gone.</source>
        <translation>Das Schema %1 wird %3, und der alte Name ist weg.</translation>
    </message>
    <message>
        <source>Moving an object to another schema</source>
        <translation>Ein Objekt in ein anderes Schema verschieben</translation>
    </message>
    <message>
        <source>Running code that finds it by its old place fails at once.</source>
        <translation>Laufende Programme, die es am alten Ort finden, schlagen sofort fehl.</translation>
    </message>
    <message>
        <source>Leave a view in the old schema in the same migration.</source>
        <translation>In derselben Migration einen View im alten Schema hinterlassen.</translation>
    </message>
    <message>
        <source>%1 moves to the schema %3.</source>
        <translation>%1 zieht in das Schema %3 um.</translation>
    </message>
    <message>
        <source>%1 fails here: it cannot run inside a transaction.</source>
        <translation>%1 schlägt hier fehl: Es kann nicht in einer Transaktion laufen.</translation>
    </message>
    <message>
        <source>This statement (%1) keeps the whole file out of a transaction.</source>
        <translation>Diese Anweisung (%1) hält die ganze Datei aus einer Transaktion heraus.</translation>
    </message>
    <message>
        <source>The transaction that starts here never ends in this file.</source>
        <translation>Die Transaktion, die hier beginnt, endet in dieser Datei nie.</translation>
    </message>
    <message>
        <source>A statement that refuses transactions, inside one</source>
        <translation>Eine Anweisung, die keine Transaktion duldet, in einer</translation>
    </message>
    <message>
        <source>PostgreSQL stops with error 25001, and the migration with it.</source>
        <translation>PostgreSQL hält mit Fehler 25001 an und die Migration mit ihm.</translation>
    </message>
    <message>
        <source>Put it into a migration of its own without BEGIN and COMMIT.</source>
        <translation>Sie in eine eigene Migration ohne BEGIN und COMMIT legen.</translation>
    </message>
    <message>
        <source>A statement that refuses transactions, among others</source>
        <translation>Eine Anweisung, die keine Transaktion duldet, zwischen anderen</translation>
    </message>
    <message>
        <source>When a later statement fails, what came before stays, and the file cannot simply run again.</source>
        <translation>Schlägt eine spätere Anweisung fehl, bleibt, was vorher kam, und die Datei kann nicht einfach noch einmal laufen.</translation>
    </message>
    <message>
        <source>Put it into a migration of its own.</source>
        <translation>Sie in eine eigene Migration legen.</translation>
    </message>
    <message>
        <source>A transaction that never ends</source>
        <translation>Eine Transaktion, die nie endet</translation>
    </message>
    <message>
        <source>Locks stay until the session closes, and then everything is undone.</source>
        <translation>Sperren bleiben, bis die Sitzung schließt, und dann wird alles zurückgenommen.</translation>
    </message>
    <message>
        <source>End it with COMMIT, or leave BEGIN to the tool.</source>
        <translation>Sie mit COMMIT beenden oder BEGIN dem Werkzeug überlassen.</translation>
    </message>
    <message>
        <source>Not understood by the checker: %1</source>
        <translation>Vom Prüfer nicht verstanden: %1</translation>
    </message>
    <message>
        <source>What this does cannot be told from the file.</source>
        <translation>Was dies tut, lässt sich aus der Datei nicht sagen.</translation>
    </message>
    <message>
        <source>SQL that the checker does not understand</source>
        <translation>SQL, das der Prüfer nicht versteht</translation>
    </message>
    <message>
        <source>It was not checked. It may be wrong, or newer than the checker, or meant for another program.</source>
        <translation>Es wurde nicht geprüft. Es kann falsch sein, neuer als der Prüfer oder für ein anderes Programm gedacht.</translation>
    </message>
    <message>
        <source>SQL that is made while it runs</source>
        <translation>SQL, das erst im Lauf entsteht</translation>
    </message>
    <message>
        <source>It may do anything, and nobody can review it before.</source>
        <translation>Es kann alles tun, und niemand kann es vorher begutachten.</translation>
    </message>
    <message>
        <source>Write the statement out, or look at it closely in a rehearsal.</source>
        <translation>Die Anweisung ausschreiben oder sie in einer Probe genau ansehen.</translation>
    </message>
    <message>
        <source>Changing the schema from code</source>
        <translation>Das Schema aus Code heraus ändern</translation>
    </message>
    <message>
        <source>What happens depends on the data and the server it runs on.</source>
        <translation>Was geschieht, hängt von den Daten und vom Server ab.</translation>
    </message>
    <message>
        <source>Write it as plain statements, with IF EXISTS or IF NOT EXISTS where it must run again.</source>
        <translation>Es als einfache Anweisungen schreiben, mit IF EXISTS oder IF NOT EXISTS, wo es erneut laufen muss.</translation>
    </message>
    <message>
        <source>A permission that silences nothing</source>
        <translation>Eine Erlaubnis, die nichts stilllegt</translation>
    </message>
    <message>
        <source>It would hide a later finding that nobody has thought about.</source>
        <translation>Sie würde einen späteren Befund verbergen, über den niemand nachgedacht hat.</translation>
    </message>
    <message>
        <source>Remove it, or write: -- lockstep: allow RULE because REASON</source>
        <translation>Sie entfernen, oder schreiben: -- lockstep: allow RULE because REASON</translation>
    </message>
    <message>
        <source>Whether the default of %1 is volatile, which would rewrite the table, depends on a function that syntax does not tell.</source>
        <translation>Ob die Vorgabe von %1 veränderlich ist und die Tabelle neu schriebe, hängt von einer Funktion ab, die die Syntax nicht verrät.</translation>
    </message>
    <message>
        <source>Code in the language %1 is not followed.</source>
        <translation>Code in der Sprache %1 wird nicht verfolgt.</translation>
    </message>
    <message>
        <source>The block has no body.</source>
        <translation>Der Block hat keinen Rumpf.</translation>
    </message>
    <message>
        <source>What this EXECUTE runs is known only when it runs.</source>
        <translation>Was dieses EXECUTE ausführt, ist erst im Lauf bekannt.</translation>
    </message>
    <message>
        <source>Code is nested too deeply to follow.</source>
        <translation>Der Code ist zu tief geschachtelt, um ihm zu folgen.</translation>
    </message>
    <message>
        <source>%1 changed on disk since it was opened, so it was not saved.</source>
        <translation>%1 wurde auf der Platte geändert, seit es geöffnet wurde; daher wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Copy your text, load the file again and put your change into it.</source>
        <translation>Den eigenen Text kopieren, die Datei neu laden und die Änderung dort einsetzen.</translation>
    </message>
    <message>
        <source>See lockstep-console --help for what is understood.</source>
        <translation>lockstep-console --help zeigt, was verstanden wird.</translation>
    </message>
    <message>
        <source>--render-pdf needs two files: the HTML to read and the PDF to write.</source>
        <translation>--render-pdf braucht zwei Dateien: das zu lesende HTML und das zu schreibende PDF.</translation>
    </message>
    <message>
        <source>Only one project can be opened; %1 is one too many.</source>
        <translation>Nur ein Projekt kann geöffnet werden; %1 ist eines zu viel.</translation>
    </message>
    <message>
        <source>--theme is light, dark or system, not %1.</source>
        <translation>--theme ist light, dark oder system, nicht %1.</translation>
    </message>
    <message>
        <source>A record cannot be written as %1.</source>
        <translation>Ein Protokoll kann nicht als %1 geschrieben werden.</translation>
    </message>
    <message>
        <source>Let the file&apos;s name end in .md, .html, .json or .pdf.</source>
        <translation>Den Namen der Datei auf .md, .html, .json oder .pdf enden lassen.</translation>
    </message>
    <message>
        <source>%1 is a standby: it cannot be migrated.</source>
        <translation>%1 ist ein Standby: Er kann nicht migriert werden.</translation>
    </message>
    <message>
        <source>%1 is read-only: it cannot be migrated.</source>
        <translation>%1 ist nur lesbar: Es kann nicht migriert werden.</translation>
    </message>
    <message>
        <source>Give the primary as the target.</source>
        <translation>Den Primärserver als Ziel angeben.</translation>
    </message>
    <message>
        <source>%1, statement %2</source>
        <translation>%1, Anweisung %2</translation>
    </message>
    <message>
        <source>Run the step again when those who hold the lock have finished, or allow a longer lock timeout.</source>
        <translation>Den Schritt wiederholen, wenn die Halter der Sperre fertig sind, oder ein längeres Zeitlimit für Sperren erlauben.</translation>
    </message>
    <message>
        <source>Remove the cause and run the step again: it goes on where it stopped and repeats nothing that took effect.</source>
        <translation>Die Ursache beheben und den Schritt wiederholen: Er fährt fort, wo er anhielt, und wiederholt nichts, was gewirkt hat.</translation>
    </message>
    <message>
        <source>Remove the cause and run the step again. If the file must change, leave this run and make a new plan.</source>
        <translation>Die Ursache beheben und den Schritt wiederholen. Muss sich die Datei ändern, diesen Lauf verlassen und einen neuen Plan machen.</translation>
    </message>
    <message>
        <source>Whether the rows of %1 are written anew depends on the type that %2 has before.</source>
        <translation>Ob die Zeilen von %1 neu geschrieben werden, hängt vom bisherigen Typ von %2 ab.</translation>
    </message>
    <message>
        <source>A table whose name is known only when the migration runs, and all its rows, are dropped.</source>
        <translation>Eine Tabelle, deren Name erst im Lauf bekannt ist, und alle ihre Zeilen werden gelöscht.</translation>
    </message>
    <message>
        <source>A materialized view whose name is known only when the migration runs, and its rows, are dropped.</source>
        <translation>Ein materialisierter View, dessen Name erst im Lauf bekannt ist, und seine Zeilen werden gelöscht.</translation>
    </message>
    <message>
        <source>A column whose name is known only when the migration runs, and all its values, are dropped.</source>
        <translation>Eine Spalte, deren Name erst im Lauf bekannt ist, und alle ihre Werte werden gelöscht.</translation>
    </message>
    <message>
        <source>A schema whose name is known only when the migration runs is dropped.</source>
        <translation>Ein Schema, dessen Name erst im Lauf bekannt ist, wird gelöscht.</translation>
    </message>
    <message>
        <source>A database whose name is known only when the migration runs is dropped.</source>
        <translation>Eine Datenbank, deren Name erst im Lauf bekannt ist, wird gelöscht.</translation>
    </message>
    <message>
        <source>Everything that a role owns is dropped, and its name is known only when the migration runs.</source>
        <translation>Alles, was einer Rolle gehört, wird gelöscht, und ihr Name ist erst im Lauf bekannt.</translation>
    </message>
    <message>
        <source>Every row of a table is removed whose name is known only when the migration runs.</source>
        <translation>Jede Zeile einer Tabelle wird entfernt, deren Name erst im Lauf bekannt ist.</translation>
    </message>
    <message>
        <source>Every row of a table is deleted whose name is known only when the migration runs.</source>
        <translation>Jede Zeile einer Tabelle wird gelöscht, deren Name erst im Lauf bekannt ist.</translation>
    </message>
    <message>
        <source>Every row of a table is overwritten whose name is known only when the migration runs: %3.</source>
        <translation>Jede Zeile einer Tabelle wird überschrieben, deren Name erst im Lauf bekannt ist: %3.</translation>
    </message>
    <message>
        <source>A constraint whose name is known only when the migration runs is dropped.</source>
        <translation>Eine Bedingung, deren Name erst im Lauf bekannt ist, wird gelöscht.</translation>
    </message>
    <message>
        <source>Dropping an index whose name is known only when the migration runs locks its table against reads and writes.</source>
        <translation>Einen Index zu löschen, dessen Name erst im Lauf bekannt ist, sperrt seine Tabelle gegen Lesen und Schreiben.</translation>
    </message>
    <message>
        <source>CASCADE drops whatever depends on an object whose name is known only when the migration runs.</source>
        <translation>CASCADE löscht, was immer von einem Objekt abhängt, dessen Name erst im Lauf bekannt ist.</translation>
    </message>
    <message>
        <source>CASCADE drops every column of a type whose name is known only when the migration runs.</source>
        <translation>CASCADE löscht jede Spalte eines Typs, dessen Name erst im Lauf bekannt ist.</translation>
    </message>
    <message>
        <source>CASCADE empties every table that references one whose name is known only when the migration runs.</source>
        <translation>CASCADE leert jede Tabelle, die auf eine verweist, deren Name erst im Lauf bekannt ist.</translation>
    </message>
    <message>
        <source>The private PostgreSQL %1 runs in %2, until lockstep sandbox stop.</source>
        <translation>Das private PostgreSQL %1 läuft in %2, bis „lockstep sandbox stop“ es beendet.</translation>
    </message>
    <message>
        <source>Start it and keep it running; prints its socket&apos;s folder and its URL</source>
        <translation>Es starten und laufen lassen; gibt den Ordner seines Sockets und seine URL aus</translation>
    </message>
    <message>
        <source>Bring the project&apos;s database in it to where the project&apos;s story begins</source>
        <translation>Die Datenbank des Projekts darin dorthin bringen, wo die Geschichte des Projekts beginnt</translation>
    </message>
    <message>
        <source>its name is known only when it runs</source>
        <translation>sein Name steht erst beim Ausführen fest</translation>
    </message>
    <message>
        <source>%1 begins or ends transactions in a way that cannot be followed: not every BEGIN has its COMMIT.</source>
        <translation>%1 beginnt oder beendet Transaktionen so, dass es sich nicht verfolgen lässt: Nicht jedes BEGIN hat sein COMMIT.</translation>
    </message>
    <message>
        <source>Close every BEGIN with a plain COMMIT, without ROLLBACK, PREPARE TRANSACTION or AND CHAIN, or leave them all out.</source>
        <translation>Jedes BEGIN mit einem einfachen COMMIT schließen, ohne ROLLBACK, PREPARE TRANSACTION oder AND CHAIN, oder alle weglassen.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n statement(s) in one transaction</source>
        <translation>
            <numerusform>%1: %n Anweisung in einer Transaktion</numerusform>
            <numerusform>%1: %n Anweisungen in einer Transaktion</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n statement(s), each by itself</source>
        <translation>
            <numerusform>%1: %n Anweisung, für sich</numerusform>
            <numerusform>%1: %n Anweisungen, jede für sich</numerusform>
        </translation>
    </message>
    <message>
        <source>Each waits at most %1 s for a lock; where nothing had committed it is tried again.</source>
        <translation>Jede wartet höchstens %1 s auf eine Sperre; wo noch nichts festgeschrieben war, wird sie erneut versucht.</translation>
    </message>
    <message>
        <source>default_transaction_read_only is on for this role or database: switch it off, or give another target.</source>
        <translation>Für diese Rolle oder Datenbank ist default_transaction_read_only eingeschaltet: Entweder wird es ausgeschaltet oder ein anderes Ziel angegeben.</translation>
    </message>
    <message>
        <source>Run all of it in one transaction and roll it back; its locks are held until then</source>
        <translation>Alles in einer Transaktion ausführen und zurückrollen; bis dahin werden die Sperren gehalten</translation>
    </message>
    <message>
        <source>%1 was undone with its transaction</source>
        <translation>%1 wurde mit seiner Transaktion rückgängig gemacht</translation>
    </message>
    <message>
        <source>The dry run failed and was rolled back; the database is as it was.</source>
        <translation>Der Probelauf ist gescheitert und wurde zurückgerollt; die Datenbank ist, wie sie war.</translation>
    </message>
    <message numerus="yes">
        <source>Dry run: %n statement(s) ran and were rolled back; the database is as it was.</source>
        <translation>
            <numerusform>Probelauf: %n Anweisung lief und wurde zurückgerollt; die Datenbank ist, wie sie war.</numerusform>
            <numerusform>Probelauf: %n Anweisungen liefen und wurden zurückgerollt; die Datenbank ist, wie sie war.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot be tried: what it does cannot be rolled back, because it does not run in one transaction.</source>
        <translation>%1 kann nicht probiert werden: Was sie tut, lässt sich nicht zurückrollen, weil sie nicht in einer einzigen Transaktion läuft.</translation>
    </message>
    <message>
        <source>Try the migrations before it, with --to.</source>
        <translation>Die Migrationen davor lassen sich mit --to probieren.</translation>
    </message>
    <message>
        <source>This may be the trial&apos;s doing: a deploy commits after every migration, and the trial does not. Try the migrations before this one, with --to.</source>
        <translation>Das kann am Probelauf liegen: Ein Deployment schließt jede Migration mit einem Commit ab, der Probelauf nicht. Die Migrationen davor lassen sich mit --to probieren.</translation>
    </message>
    <message>
        <source>The target is neither an environment&apos;s name nor an address that begins with postgresql://.</source>
        <translation>Das Ziel ist weder der Name einer Umgebung noch eine Adresse, die mit postgresql:// beginnt.</translation>
    </message>
    <message>
        <source>No statement waits longer than %1 s for a lock.</source>
        <translation>Keine Anweisung wartet länger als %1 s auf eine Sperre.</translation>
    </message>
    <message>
        <source>Adopted. Commit %1 with the project.</source>
        <translation>Übernommen. %1 mit dem Projekt einchecken.</translation>
    </message>
    <message>
        <source>%1 is adopted already, by %2.</source>
        <translation>%1 ist schon übernommen, durch %2.</translation>
    </message>
    <message>
        <source>Adopt an existing database: write its schema as a migration and mark it applied</source>
        <translation>Eine vorhandene Datenbank übernehmen: ihr Schema als Migration schreiben und diese als angewendet kennzeichnen</translation>
    </message>
    <message>
        <source>The migration&apos;s name, in words</source>
        <translation>Der Name der Migration, in Worten</translation>
    </message>
    <message>
        <source>Show what would be written, and write nothing</source>
        <translation>Zeigen, was geschrieben würde, und nichts schreiben</translation>
    </message>
    <message>
        <source>Rows before:</source>
        <translation>Zeilen vorher:</translation>
    </message>
    <message>
        <source>Rows after (ids and times are new when it is done):</source>
        <translation>Zeilen nachher (Kennungen und Zeiten entstehen erst bei der Ausführung):</translation>
    </message>
    <message>
        <source>SQL, in one transaction:</source>
        <translation>SQL, in einer Transaktion:</translation>
    </message>
    <message>
        <source>Nothing more is done. Try again when it can be confirmed.</source>
        <translation>Weiter geschieht nichts. Erneut versuchen, sobald es bestätigt werden kann.</translation>
    </message>
    <message>
        <source>This asks for confirmations, and nobody can be asked here.</source>
        <translation>Hier wird nach Bestätigungen gefragt, und niemand kann antworten.</translation>
    </message>
    <message>
        <source>A migration and its revert script, in the project&apos;s own layout</source>
        <translation>Eine Migration und ihr Rücknahmeskript, im Aufbau des Projekts</translation>
    </message>
    <message>
        <source>What it does, in words: &quot;add note to orders&quot;</source>
        <translation>Was sie tut, in Worten: „notiz an bestellungen“</translation>
    </message>
    <message>
        <source>Begin with the checklist of a change in three migrations</source>
        <translation>Mit der Checkliste für eine Änderung in drei Migrationen beginnen</translation>
    </message>
    <message>
        <source>Done. History has it.</source>
        <translation>Erledigt. Es steht im Verlauf.</translation>
    </message>
    <message>
        <source>Say in the ledger that a migration is applied, or that it is not; runs none of it</source>
        <translation>In der Migrationstabelle vermerken, dass eine Migration angewendet ist oder dass sie es nicht ist; führt nichts von ihr aus</translation>
    </message>
    <message>
        <source>The migration&apos;s name, or what the ledger knows it by</source>
        <translation>Der Name der Migration oder wie die Migrationstabelle sie nennt</translation>
    </message>
    <message>
        <source>The database has what it does: record it as applied</source>
        <translation>Die Datenbank hat, was sie tut: sie als angewendet eintragen</translation>
    </message>
    <message>
        <source>The database has nothing of it: take its record back</source>
        <translation>Die Datenbank hat nichts davon: ihren Eintrag zurücknehmen</translation>
    </message>
    <message numerus="yes">
        <source>%n silenced by a comment or the baseline</source>
        <translation>
            <numerusform>%n durch einen Kommentar oder die Baseline stillgelegt</numerusform>
            <numerusform>%n durch Kommentare oder die Baseline stillgelegt</numerusform>
        </translation>
    </message>
    <message>
        <source>What a rule finds, why, and its SQL; without RULE, the list of all</source>
        <translation>Was eine Regel findet, warum, und das SQL dazu; ohne RULE die Liste aller</translation>
    </message>
    <message>
        <source>Take what is found now for known: only new findings are shown from then on</source>
        <translation>Was jetzt gefunden wird, als bekannt festhalten: Fortan werden nur neue Befunde gezeigt</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Rules are explained as text, json, markdown or html.</source>
        <translation>Regeln werden als text, json, markdown oder html erklärt.</translation>
    </message>
    <message>
        <source>There is no rule &quot;%1&quot;.</source>
        <translation>Es gibt keine Regel „%1“.</translation>
    </message>
    <message>
        <source>lockstep review --explain lists them all.</source>
        <translation>lockstep review --explain führt alle auf.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) written to the baseline</source>
        <translation>
            <numerusform>%n Befund in die Baseline geschrieben</numerusform>
            <numerusform>%n Befunde in die Baseline geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (applied: %2)</source>
        <translation>%1 (angewendet: %2)</translation>
    </message>
    <message>
        <source>Show what was applied against the file where they differ</source>
        <translation>Wo sie sich unterscheiden, das Angewendete neben der Datei zeigen</translation>
    </message>
    <message numerus="yes">
        <source>The ledger %1 has %n migration(s) already: this database is adopted.</source>
        <translation>
            <numerusform>Die Migrationstabelle %1 hat schon %n Migration: Diese Datenbank ist übernommen.</numerusform>
            <numerusform>Die Migrationstabelle %1 hat schon %n Migrationen: Diese Datenbank ist übernommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>lockstep status compares them with the folder.</source>
        <translation>lockstep status vergleicht sie mit dem Ordner.</translation>
    </message>
    <message numerus="yes">
        <source>The folder has %n migration(s) already; a baseline would do again what they do.</source>
        <translation>
            <numerusform>Der Ordner hat schon %n Migration; eine Baseline täte noch einmal, was sie tut.</numerusform>
            <numerusform>Der Ordner hat schon %n Migrationen; eine Baseline täte noch einmal, was sie tun.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark those that the database has with lockstep resolve MIGRATION --applied, or move them away first.</source>
        <translation>Die, die die Datenbank schon hat, mit „lockstep resolve MIGRATION --applied“ kennzeichnen oder sie zuerst wegräumen.</translation>
    </message>
    <message>
        <source>%1 has nothing to adopt.</source>
        <translation>%1 hat nichts, was zu übernehmen wäre.</translation>
    </message>
    <message>
        <source>Begin with lockstep new and deploy that.</source>
        <translation>Mit „lockstep new“ beginnen und das ausrollen.</translation>
    </message>
    <message>
        <source>%1 was written by an earlier baseline, and the database has changed since.</source>
        <translation>%1 wurde von einer früheren Baseline geschrieben, und die Datenbank hat sich seither geändert.</translation>
    </message>
    <message>
        <source>Remove the file, then adopt the database as it is now.</source>
        <translation>Die Datei entfernen, dann die Datenbank übernehmen, wie sie jetzt ist.</translation>
    </message>
    <message>
        <source>%1 is not read as the migration it was written as.</source>
        <translation>%1 wird nicht als die Migration gelesen, als die es geschrieben wurde.</translation>
    </message>
    <message>
        <source>%1 is there from before and has what %2 has.</source>
        <translation>%1 ist von früher da und hat, was %2 hat.</translation>
    </message>
    <message>
        <source>The file %1 is written anew (%2 bytes).</source>
        <translation>Die Datei %1 wird neu geschrieben (%2 Bytes).</translation>
    </message>
    <message>
        <source>The file %1 is written (%2 bytes).</source>
        <translation>Die Datei %1 wird geschrieben (%2 Bytes).</translation>
    </message>
    <message>
        <source>Nothing but the ledger %1 is written in the database.</source>
        <translation>In der Datenbank wird nur die Migrationstabelle %1 geschrieben.</translation>
    </message>
    <message>
        <source>Adopt %1: %2 is its schema, and counts as applied there.</source>
        <translation>%1 übernehmen: %2 ist ihr Schema und gilt dort als angewendet.</translation>
    </message>
    <message numerus="yes">
        <source>%n applied file(s) were edited afterwards, in nothing that PostgreSQL would do differently.</source>
        <translation>
            <numerusform>%n angewendete Datei wurde danach bearbeitet, doch in nichts, was PostgreSQL anders machen würde.</numerusform>
            <numerusform>%n angewendete Dateien wurden danach bearbeitet, doch in nichts, was PostgreSQL anders machen würde.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing needs to be done; put the file back where its tool objects.</source>
        <translation>Nichts muss geschehen; die Datei zurückholen, wo ihr Werkzeug Einspruch erhebt.</translation>
    </message>
    <message numerus="yes">
        <source>%n applied file(s) were edited afterwards, %1 of them in nothing that PostgreSQL would do differently; the edits never run.</source>
        <translation>
            <numerusform>%n angewendete Datei wurde danach bearbeitet, davon %1 in nichts, was PostgreSQL anders machen würde; die Änderung läuft nie.</numerusform>
            <numerusform>%n angewendete Dateien wurden danach bearbeitet, davon %1 in nichts, was PostgreSQL anders machen würde; die Änderungen laufen nie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Row before</source>
        <translation>Zeile vorher</translation>
    </message>
    <message>
        <source>Row after</source>
        <translation>Zeile nachher</translation>
    </message>
    <message>
        <source>The ledger&apos;s table is made: there is none yet.</source>
        <translation>Die Migrationstabelle wird angelegt: Es gibt noch keine.</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>The ledger has changed since this was shown. Nothing was written.</source>
        <translation>Die Migrationstabelle hat sich geändert, seit dies gezeigt wurde. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Look at what would happen now, then decide again.</source>
        <translation>Ansehen, was jetzt geschähe, dann neu entscheiden.</translation>
    </message>
    <message>
        <source>This ledger cannot have %1 as applied while others are as they are.</source>
        <translation>Diese Migrationstabelle kann %1 nicht als angewendet führen, solange andere sind, wie sie sind.</translation>
    </message>
    <message>
        <source>This ledger cannot have %1 as not applied while others are as they are.</source>
        <translation>Diese Migrationstabelle kann %1 nicht als nicht angewendet führen, solange andere sind, wie sie sind.</translation>
    </message>
    <message>
        <source>Its tool tells them by their order: resolve the newest ones first.</source>
        <translation>Ihr Werkzeug unterscheidet sie nach der Reihenfolge: Zuerst die neuesten klären.</translation>
    </message>
    <message>
        <source>Give it a later version, or let it run where it stands with out_of_order = &quot;run&quot; under [policy] in lockstep.toml.</source>
        <translation>Ihr eine spätere Version geben oder sie laufen lassen, wo sie steht, mit out_of_order = &quot;run&quot; unter [policy] in lockstep.toml.</translation>
    </message>
    <message>
        <source>Restore the file as it was applied, or mark the migration in the ledger with “lockstep resolve”.</source>
        <translation>Die Datei wiederherstellen, wie sie angewendet wurde, oder die Migration mit „lockstep resolve“ in der Migrationstabelle kennzeichnen.</translation>
    </message>
    <message>
        <source>Make sure that nobody is running it now. Then look at what it left in the database and mark it with “lockstep resolve”.</source>
        <translation>Zuerst sicherstellen, dass niemand sie gerade ausführt. Dann nachsehen, was sie in der Datenbank hinterlassen hat, und sie mit „lockstep resolve“ kennzeichnen.</translation>
    </message>
    <message>
        <source>Neither the folder nor the ledger has a migration %1.</source>
        <translation>Weder der Ordner noch die Migrationstabelle hat eine Migration %1.</translation>
    </message>
    <message>
        <source>lockstep status lists them by the names that are wanted here.</source>
        <translation>lockstep status führt sie mit den Namen auf, die hier gefragt sind.</translation>
    </message>
    <message>
        <source>%1 has no file, so what was applied cannot be told.</source>
        <translation>%1 hat keine Datei; was angewendet wurde, lässt sich also nicht sagen.</translation>
    </message>
    <message>
        <source>Bring the file back, or take the row away with --rolled-back.</source>
        <translation>Die Datei zurückholen oder die Zeile mit --rolled-back entfernen.</translation>
    </message>
    <message>
        <source>Put the file right first.</source>
        <translation>Zuerst die Datei in Ordnung bringen.</translation>
    </message>
    <message>
        <source>The ledger has %1 as applied already.</source>
        <translation>Die Migrationstabelle führt %1 schon als angewendet.</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>Nichts ist zu tun.</translation>
    </message>
    <message>
        <source>The ledger has %1 as applied already, with another content.</source>
        <translation>Die Migrationstabelle führt %1 schon als angewendet, mit anderem Inhalt.</translation>
    </message>
    <message>
        <source>Bring the file back as it was. Where the database has what the file says now, mark it with --rolled-back, then with --applied.</source>
        <translation>Die Datei zurückholen, wie sie war. Wo die Datenbank hat, was die Datei jetzt sagt, sie mit --rolled-back kennzeichnen, dann mit --applied.</translation>
    </message>
    <message>
        <source>The ledger has %1 as rolled back already.</source>
        <translation>Die Migrationstabelle führt %1 schon als zurückgenommen.</translation>
    </message>
    <message>
        <source>%1 was never applied here.</source>
        <translation>%1 wurde hier nie angewendet.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Nichts ist zurückzunehmen.</translation>
    </message>
    <message>
        <source>Mark %1 as applied on %2. Everything it does is in the database already.</source>
        <translation>%1 auf %2 als angewendet kennzeichnen. Alles, was sie tut, ist schon in der Datenbank.</translation>
    </message>
    <message>
        <source>Forget on %2 that %1 was applied. Nothing of it is in the database any more.</source>
        <translation>Auf %2 vergessen, dass %1 angewendet wurde. Nichts davon ist noch in der Datenbank.</translation>
    </message>
    <message>
        <source>Mark %1 as rolled back on %2. Nothing of it is in the database.</source>
        <translation>%1 auf %2 als zurückgenommen kennzeichnen. Nichts davon ist in der Datenbank.</translation>
    </message>
    <message>
        <source>Only the ledger %1 is written; no SQL of the migration runs.</source>
        <translation>Nur die Migrationstabelle %1 wird geschrieben; kein SQL der Migration läuft.</translation>
    </message>
    <message>
        <source>Prisma&apos;s own command refuses this (P3012): for a migration that succeeded, deleting its row is the only way.</source>
        <translation>Der eigene Befehl von Prisma lehnt das ab (P3012): Bei einer gelungenen Migration bleibt nur, ihre Zeile zu löschen.</translation>
    </message>
    <message>
        <source>%1 takes it as pending from then on and runs it with the next deploy.</source>
        <translation>%1 betrachtet sie fortan als ausstehend und führt sie mit dem nächsten Deployment aus.</translation>
    </message>
    <message>
        <source>The run %1 was no deploy and cannot be resumed.</source>
        <translation>Der Lauf %1 war kein Deployment und kann nicht fortgesetzt werden.</translation>
    </message>
    <message>
        <source>lockstep status shows what the ledger has now.</source>
        <translation>lockstep status zeigt, was die Migrationstabelle jetzt hat.</translation>
    </message>
    <message>
        <source>The migrations in %1 may be those of several tools: %2.</source>
        <translation>Die Migrationen in %1 können die mehrerer Werkzeuge sein: %2.</translation>
    </message>
    <message>
        <source>Choose one: %1. In lockstep.toml, layout = &quot;…&quot; chooses for everyone.</source>
        <translation>Eines wählen: %1. In lockstep.toml wählt layout = &quot;…&quot; für alle.</translation>
    </message>
    <message>
        <source>commit %1 by %2, %3</source>
        <translation>Commit %1 von %2, %3</translation>
    </message>
    <message>
        <source>the ledger&apos;s own copy</source>
        <translation>die eigene Kopie der Migrationstabelle</translation>
    </message>
    <message>
        <source>the checksum in the ledger</source>
        <translation>die Prüfsumme in der Migrationstabelle</translation>
    </message>
    <message>
        <source>It is what was applied.</source>
        <translation>Es ist, was angewendet wurde.</translation>
    </message>
    <message>
        <source>Only line endings differ from what was applied.</source>
        <translation>Nur Zeilenenden weichen von dem ab, was angewendet wurde.</translation>
    </message>
    <message>
        <source>Only white space differs from what was applied.</source>
        <translation>Nur Leerraum weicht von dem ab, was angewendet wurde.</translation>
    </message>
    <message>
        <source>Only comments differ from what was applied.</source>
        <translation>Nur Kommentare weichen von dem ab, was angewendet wurde.</translation>
    </message>
    <message>
        <source>The statements are spelled differently and mean what was applied.</source>
        <translation>Die Anweisungen sind anders geschrieben und bedeuten, was angewendet wurde.</translation>
    </message>
    <message>
        <source>The statements differ from what was applied.</source>
        <translation>Die Anweisungen weichen von dem ab, was angewendet wurde.</translation>
    </message>
    <message numerus="yes">
        <source>The database has %n table(s) and no ledger, so Atlas would not begin here without a baseline. Mark the migrations that it already has as applied first.</source>
        <translation>
            <numerusform>Die Datenbank hat %n Tabelle und keine Migrationstabelle, hier würde Atlas ohne Baseline nicht beginnen. Zuerst die schon enthaltenen Migrationen als angewendet kennzeichnen.</numerusform>
            <numerusform>Die Datenbank hat %n Tabellen und keine Migrationstabelle, hier würde Atlas ohne Baseline nicht beginnen. Zuerst die schon enthaltenen Migrationen als angewendet kennzeichnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of its %2 statements took effect, then it broke off: %3. “atlas migrate apply” goes on with the next one; or finish it by hand and mark it as applied.</source>
        <translation>Sie brach nach %1 von %2 Anweisungen ab, und deren Wirkung bleibt: %3. „atlas migrate apply“ fährt mit der nächsten fort; oder sie von Hand zu Ende bringen und als angewendet kennzeichnen.</translation>
    </message>
    <message>
        <source>Its time in the journal is not newer than that of %1, the newest in the ledger; Drizzle never runs such a migration and says nothing. Give it a newer “when”.</source>
        <translation>Ihre Zeit im Journal ist nicht neuer als die von %1, der neuesten in der Migrationstabelle; eine solche Migration führt Drizzle nie aus und sagt nichts dazu. Ihr ein neueres „when“ geben.</translation>
    </message>
    <message>
        <source>The ledger has a row with this file&apos;s content under another time or without a name, so Drizzle runs it again.</source>
        <translation>Die Migrationstabelle hat eine Zeile mit dem Inhalt dieser Datei unter anderer Zeit oder ohne Namen, daher führt Drizzle sie noch einmal aus.</translation>
    </message>
    <message>
        <source>It stands before migrations that were applied already; Drizzle runs it all the same.</source>
        <translation>Sie steht vor Migrationen, die schon angewendet wurden; Drizzle führt sie trotzdem aus.</translation>
    </message>
    <message>
        <source>%1 failed, so Flyway applies nothing until that is repaired. See what it left, then mark it as applied or as rolled back.</source>
        <translation>%1 schlug fehl; bis das repariert ist, wendet Flyway nichts an. Ansehen, was davon blieb, dann sie als angewendet oder zurückgenommen kennzeichnen.</translation>
    </message>
    <message>
        <source>The schema %1 is not empty and has no ledger, so Flyway would not begin here. Mark the migrations that it already has as applied first.</source>
        <translation>Das Schema %1 ist nicht leer und hat keine Migrationstabelle, hier würde Flyway nicht beginnen. Zuerst die schon enthaltenen Migrationen als angewendet kennzeichnen.</translation>
    </message>
    <message>
        <source>It was applied here as a program (%1), which only Flyway runs.</source>
        <translation>Sie wurde hier als Programm angewendet (%1), das nur Flyway ausführt.</translation>
    </message>
    <message>
        <source>It was applied here and is newer than all files; Flyway takes it for that of a later release.</source>
        <translation>Sie wurde hier angewendet und ist neuer als alle Dateien; Flyway hält sie für die einer späteren Ausgabe.</translation>
    </message>
    <message>
        <source>Its version is before %1, which was applied already; Flyway stops at such a migration until it is told to go on.</source>
        <translation>Ihre Version liegt vor %1, die schon angewendet wurde; Flyway hält vor einer solchen Migration an, solange nichts anderes eingestellt ist.</translation>
    </message>
    <message>
        <source>%1 has no file, so which version came before it is not known, and golang-migrate keeps that one alone.</source>
        <translation>%1 hat keine Datei, daher ist nicht bekannt, welche Version davor kam, und golang-migrate hält nur diese eine fest.</translation>
    </message>
    <message>
        <source>Restore the file, or mark the version before it as applied.</source>
        <translation>Die Datei wiederherstellen oder die Version davor als angewendet kennzeichnen.</translation>
    </message>
    <message>
        <source>The ledger has several rows, and golang-migrate keeps one. Leave the one whose version the database is at.</source>
        <translation>Die Migrationstabelle hat mehrere Zeilen, und golang-migrate führt eine. Die stehen lassen, auf deren Version die Datenbank ist.</translation>
    </message>
    <message>
        <source>It was applied from %1, Go code that Lockstep cannot read.</source>
        <translation>Sie wurde aus %1 angewendet, Go-Code, den Lockstep nicht lesen kann.</translation>
    </message>
    <message>
        <source>%1 comes before it and has not run: Go code, which only a program that was compiled with it can run.</source>
        <translation>%1 kommt davor und ist nicht gelaufen: Go-Code, den nur ein Programm ausführen kann, das damit übersetzt wurde.</translation>
    </message>
    <message>
        <source>The ledger has %1 under another path, %2, and the changelog has it as %3: Liquibase would run it again. Name the changelog in liquibase.properties (changeLogFile, searchPath) as it is named when Liquibase runs.</source>
        <translation>Die Migrationstabelle hat %1 unter einem anderen Pfad, %2, und das Changelog hat es als %3: Liquibase würde es noch einmal ausführen. Das Changelog in liquibase.properties (changeLogFile, searchPath) so nennen, wie es heißt, wenn Liquibase läuft.</translation>
    </message>
    <message>
        <source>%1 has the precondition “%2”, which only Liquibase can ask.</source>
        <translation>%1 hat die Vorbedingung „%2“, die nur Liquibase prüfen kann.</translation>
    </message>
    <message>
        <source>Let Liquibase run this changeset.</source>
        <translation>Dieses Changeset von Liquibase ausführen lassen.</translation>
    </message>
    <message>
        <source>The precondition of %1 is not met (onFail: %2).</source>
        <translation>Die Vorbedingung von %1 ist nicht erfüllt (onFail: %2).</translation>
    </message>
    <message>
        <source>Liquibase stops here as well. Bring the database to what the changeset expects.</source>
        <translation>Auch Liquibase hält hier an. Die Datenbank dahin bringen, wo das Changeset sie erwartet.</translation>
    </message>
    <message>
        <source>%1 comes before it and has not run: a program, which only node-pg-migrate itself can run.</source>
        <translation>%1 kommt davor und ist nicht gelaufen: ein Programm, das nur node-pg-migrate selbst ausführen kann.</translation>
    </message>
    <message>
        <source>It was applied here, and the folder has no such migration. node-pg-migrate stops at %1, which stands in its place.</source>
        <translation>Sie wurde hier angewendet, und der Ordner hat keine solche Migration. node-pg-migrate hält bei %1 an, die an ihrer Stelle steht.</translation>
    </message>
    <message>
        <source>It sorts before %1, which was applied already; node-pg-migrate stops at such a migration until it is told to go on.</source>
        <translation>Sie steht vor %1, die schon angewendet wurde; node-pg-migrate hält vor einer solchen Migration an, solange nichts anderes eingestellt ist.</translation>
    </message>
    <message>
        <source>The ledger has %1 where the folder has %2: they were applied in another order than the folder&apos;s, and node-pg-migrate stops there. Its --no-check-order, or the rows&apos; times, settle that.</source>
        <translation>Die Migrationstabelle hat %1, wo der Ordner %2 hat: Sie wurden in anderer Reihenfolge angewendet, als der Ordner sie hat, und node-pg-migrate hält dort an. Sein --no-check-order oder die Zeiten der Zeilen klären das.</translation>
    </message>
    <message>
        <source>It sorts before %1, which was applied already; postgrator never runs such a migration and says nothing.</source>
        <translation>Sie steht vor %1, die schon angewendet wurde; eine solche Migration führt postgrator nie aus und sagt nichts dazu.</translation>
    </message>
    <message>
        <source>%1 comes before it and has not run: a program, which only postgrator itself can run.</source>
        <translation>%1 kommt davor und ist nicht gelaufen: ein Programm, das nur postgrator selbst ausführen kann.</translation>
    </message>
    <message>
        <source>It may be of a version of the tool that Lockstep does not know, or of another tool. Nothing was written.</source>
        <translation>Sie kann von einer Version des Werkzeugs stammen, die Lockstep nicht kennt, oder von einem anderen Werkzeug. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The table %1 is not %2&apos;s: it has the columns %3, and %2&apos;s has %4.</source>
        <translation>Die Tabelle %1 ist nicht die von %2: Sie hat die Spalten %3, und die von %2 hat %4.</translation>
    </message>
    <message>
        <source>Another tool keeps its ledger under this name. Name that tool with layout = &quot;…&quot; in lockstep.toml, or this tool&apos;s table with table = &quot;…&quot; under [ledger]. Nothing was written.</source>
        <translation>Ein anderes Werkzeug führt seine Migrationstabelle unter diesem Namen. Dieses Werkzeug mit layout = &quot;…&quot; in lockstep.toml nennen, oder die Tabelle des hiesigen mit table = &quot;…&quot; unter [ledger]. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>%1 conflicts with %2, which is deployed or comes before it; Sqitch deploys nothing until that is reverted or taken out of the plan.</source>
        <translation>%1 verträgt sich nicht mit %2, das ausgerollt ist oder davor kommt; Sqitch rollt nichts aus, bis das zurückgenommen oder aus dem Plan genommen ist.</translation>
    </message>
    <message>
        <source>%1 conflicts with %2, which the plan does not have; Sqitch deploys nothing of such a plan. Name its project (project:change), or take it out.</source>
        <translation>%1 verträgt sich nicht mit %2, das der Plan nicht hat; von einem solchen Plan rollt Sqitch nichts aus. Sein Projekt nennen (Projekt:Änderung) oder es herausnehmen.</translation>
    </message>
    <message>
        <source>%1 requires %2, which is not deployed here; Sqitch deploys nothing until it is. Deploy its project first.</source>
        <translation>%1 verlangt %2, das hier nicht ausgerollt ist; bis dahin rollt Sqitch nichts aus. Zuerst dessen Projekt ausrollen.</translation>
    </message>
    <message>
        <source>%1 requires %2, which is not deployed here.</source>
        <translation>%1 verlangt %2, das hier nicht ausgerollt ist.</translation>
    </message>
    <message>
        <source>Sqitch&apos;s registry has version %1, and Lockstep knows version %2.</source>
        <translation>Die Registry von Sqitch hat Version %1, und Lockstep kennt Version %2.</translation>
    </message>
    <message>
        <source>Nothing was written. “sqitch upgrade” brings an older registry up to date.</source>
        <translation>Nichts wurde geschrieben. „sqitch upgrade“ bringt eine ältere Registry auf den neuesten Stand.</translation>
    </message>
    <message>
        <source>The plan of the project %1 names the URI “%2”, and the registry has “%3”; Sqitch takes them for two projects.</source>
        <translation>Der Plan des Projekts %1 nennt die URI „%2“, und die Registry hat „%3“; Sqitch hält sie für zwei Projekte.</translation>
    </message>
    <message>
        <source>%1 is required by %2, which is deployed.</source>
        <translation>%1 wird von %2 verlangt, das ausgerollt ist.</translation>
    </message>
    <message>
        <source>Take that one back first.</source>
        <translation>Zuerst dieses zurücknehmen.</translation>
    </message>
    <message>
        <source>Migration %1 is partially applied, so sqlx applies nothing until its row is removed. See what it left, then mark it as applied or as rolled back.</source>
        <translation>Die Migration %1 ist nur zum Teil angewendet; bis ihre Zeile entfernt ist, wendet sqlx nichts an. Ansehen, was davon blieb, dann sie als angewendet oder zurückgenommen kennzeichnen.</translation>
    </message>
    <message>
        <source>It sorts before %1, which was applied already; %2 stops at such a migration until it is told to go on.</source>
        <translation>Sie steht vor %1, die schon angewendet wurde; %2 hält vor einer solchen Migration an, solange nichts anderes eingestellt ist.</translation>
    </message>
    <message>
        <source>It sorts before %1, which was applied already; %2 never runs such a migration and says nothing.</source>
        <translation>Sie steht vor %1, die schon angewendet wurde; eine solche Migration führt %2 nie aus und sagt nichts dazu.</translation>
    </message>
    <message>
        <source>%1 is Atlas&apos;s list of files and hashes.</source>
        <translation>%1 ist die Liste von Atlas mit Dateien und Prüfsummen.</translation>
    </message>
    <message>
        <source>Atlas knows no such txmode for a file: %1. It may be &quot;none&quot; or &quot;file&quot;.</source>
        <translation>Ein solches txmode für eine Datei kennt Atlas nicht: %1. Es kann „none“ oder „file“ sein.</translation>
    </message>
    <message>
        <source>The file&apos;s statements end with %1, which is no SQL. End them with a semicolon.</source>
        <translation>Die Anweisungen der Datei enden mit %1, was kein SQL ist. Sie mit einem Semikolon beenden.</translation>
    </message>
    <message>
        <source>The file is an archive of several (atlas:txtar), which Lockstep cannot run.</source>
        <translation>Die Datei ist ein Archiv aus mehreren (atlas:txtar), das Lockstep nicht ausführen kann.</translation>
    </message>
    <message>
        <source>atlas.sum is damaged: its first line does not fit the others.</source>
        <translation>atlas.sum ist beschädigt: Die erste Zeile passt nicht zu den anderen.</translation>
    </message>
    <message>
        <source>There is no atlas.sum.</source>
        <translation>Es gibt keine atlas.sum.</translation>
    </message>
    <message>
        <source>%1 is not the file that atlas.sum lists.</source>
        <translation>%1 ist nicht die Datei, die atlas.sum aufführt.</translation>
    </message>
    <message>
        <source>%1 is in atlas.sum and not in the folder.</source>
        <translation>%1 steht in atlas.sum und ist nicht im Ordner.</translation>
    </message>
    <message>
        <source>%1 is not in atlas.sum.</source>
        <translation>%1 steht nicht in atlas.sum.</translation>
    </message>
    <message>
        <source>%1 and %2 have one version.</source>
        <translation>%1 und %2 haben dieselbe Version.</translation>
    </message>
    <message>
        <source>Give one of them a later version and run “atlas migrate hash”.</source>
        <translation>Einer davon eine spätere Version geben und „atlas migrate hash“ ausführen.</translation>
    </message>
    <message>
        <source>Atlas takes only files whose names end in .sql.</source>
        <translation>Atlas nimmt nur Dateien, deren Namen auf .sql enden.</translation>
    </message>
    <message>
        <source>%1 has dbmate&apos;s line “-- migrate:up”.</source>
        <translation>%1 hat die Zeile „-- migrate:up“ von dbmate.</translation>
    </message>
    <message>
        <source>dbmate does not enter directories.</source>
        <translation>dbmate betritt keine Verzeichnisse.</translation>
    </message>
    <message>
        <source>dbmate takes only names that begin with a digit and end in .sql.</source>
        <translation>dbmate nimmt nur Namen, die mit einer Ziffer beginnen und auf .sql enden.</translation>
    </message>
    <message>
        <source>The file has no line “-- migrate:up”, and dbmate stops at it. Add the line.</source>
        <translation>Die Datei hat keine Zeile „-- migrate:up“, und dbmate hält bei ihr an. Die Zeile ergänzen.</translation>
    </message>
    <message>
        <source>The file has SQL before “-- migrate:up” in line %1, and dbmate stops at it. Move it below that line.</source>
        <translation>Die Datei hat SQL vor „-- migrate:up“ in Zeile %1, und dbmate hält bei ihr an. Es unter diese Zeile setzen.</translation>
    </message>
    <message>
        <source>The file has a second “-- migrate:up” in line %1: dbmate runs both, records the version twice and fails. Move that section to a file of its own.</source>
        <translation>Die Datei hat ein zweites „-- migrate:up“ in Zeile %1: dbmate führt beide aus, trägt die Version zweimal ein und schlägt fehl. Diesen Abschnitt in eine eigene Datei legen.</translation>
    </message>
    <message>
        <source>The file has no line “-- migrate:down”, and dbmate stops at it. Add the line; the section may be empty.</source>
        <translation>Die Datei hat keine Zeile „-- migrate:down“, und dbmate hält bei ihr an. Die Zeile ergänzen; der Abschnitt darf leer sein.</translation>
    </message>
    <message>
        <source>The file has a second “-- migrate:down” in line %1, and dbmate stops at it. Keep one.</source>
        <translation>Die Datei hat ein zweites „-- migrate:down“ in Zeile %1, und dbmate hält bei ihr an. Eines davon behalten.</translation>
    </message>
    <message>
        <source>%1 and %2 have the same version, %3.</source>
        <translation>%1 und %2 haben dieselbe Version, %3.</translation>
    </message>
    <message>
        <source>Give the one that was not applied yet another version.</source>
        <translation>Der, die noch nicht angewendet wurde, eine andere Version geben.</translation>
    </message>
    <message>
        <source>%1 is where Diesel puts a migration.</source>
        <translation>In %1 legt Diesel eine Migration ab.</translation>
    </message>
    <message>
        <source>%1 is Diesel&apos;s.</source>
        <translation>%1 gehört zu Diesel.</translation>
    </message>
    <message>
        <source>Its metadata.toml is not valid TOML. Diesel says nothing of it and runs the migration in a transaction.</source>
        <translation>Ihre metadata.toml ist kein gültiges TOML. Diesel sagt nichts dazu und führt die Migration in einer Transaktion aus.</translation>
    </message>
    <message>
        <source>Its metadata.toml does not mention run_in_transaction, which Diesel takes for false.</source>
        <translation>Ihre metadata.toml nennt run_in_transaction nicht, was Diesel als false liest.</translation>
    </message>
    <message>
        <source>The directory&apos;s name has no version before its first underscore.</source>
        <translation>Der Name des Verzeichnisses hat vor dem ersten Unterstrich keine Version.</translation>
    </message>
    <message>
        <source>The version, which is the directory&apos;s name up to its first underscore, is longer than the %1 characters that Diesel&apos;s ledger takes.</source>
        <translation>Die Version, das ist der Name des Verzeichnisses bis zum ersten Unterstrich, ist länger als die %1 Zeichen, die in die Migrationstabelle von Diesel passen.</translation>
    </message>
    <message>
        <source>up.sql is empty, and Diesel stops at such a migration.</source>
        <translation>up.sql ist leer, und Diesel hält bei einer solchen Migration an.</translation>
    </message>
    <message>
        <source>The name begins with no number or date. Diesel runs the migration all the same, where its name sorts.</source>
        <translation>Der Name beginnt weder mit Nummer noch Datum. Diesel führt die Migration trotzdem aus, wo ihr Name einsortiert ist.</translation>
    </message>
    <message>
        <source>Diesel runs only up.sql and down.sql.</source>
        <translation>Diesel führt nur up.sql und down.sql aus.</translation>
    </message>
    <message>
        <source>%1 has no up.sql, and Diesel runs nothing at all while such a directory stands among the migrations.</source>
        <translation>%1 hat keine up.sql, und solange ein solches Verzeichnis zwischen den Migrationen steht, führt Diesel überhaupt nichts aus.</translation>
    </message>
    <message>
        <source>Restore its up.sql, or move the directory elsewhere.</source>
        <translation>Die up.sql wiederherstellen oder das Verzeichnis anderswohin legen.</translation>
    </message>
    <message>
        <source>Diesel runs only directories with an up.sql; what else stands beside them is never run.</source>
        <translation>Diesel führt nur Verzeichnisse mit einer up.sql aus; was sonst daneben steht, läuft nie.</translation>
    </message>
    <message>
        <source>%1 and %2 have the same version, %3. Diesel would run one of them and never the other.</source>
        <translation>%1 und %2 haben dieselbe Version, %3. Diesel würde die eine ausführen und die andere nie.</translation>
    </message>
    <message>
        <source>Give one of them another version.</source>
        <translation>Einer davon eine andere Version geben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; gives no file name.</source>
        <translation>„%1“ ergibt keinen Dateinamen.</translation>
    </message>
    <message>
        <source>Name the migration with letters or digits: add_note_to_orders.</source>
        <translation>Die Migration mit Buchstaben oder Ziffern benennen: notiz_an_bestellungen.</translation>
    </message>
    <message>
        <source>%1 is Drizzle&apos;s journal.</source>
        <translation>%1 ist das Journal von Drizzle.</translation>
    </message>
    <message>
        <source>%1 has a snapshot.json beside it, as Drizzle writes one.</source>
        <translation>%1 hat eine snapshot.json neben sich, wie Drizzle sie schreibt.</translation>
    </message>
    <message>
        <source>Drizzle cuts the file at every &quot;--&gt; statement-breakpoint&quot;, and the one in line %1 stands inside a quote or a comment.</source>
        <translation>Drizzle zerschneidet die Datei an jedem „--&gt; statement-breakpoint“, und der in Zeile %1 steht in einem Zitat oder Kommentar.</translation>
    </message>
    <message>
        <source>The folder&apos;s name begins with no time of 14 digits, which Drizzle writes into its ledger. Rename it.</source>
        <translation>Der Name des Ordners beginnt nicht mit einer Zeit aus 14 Ziffern, die Drizzle in seine Migrationstabelle schreibt. Ihn umbenennen.</translation>
    </message>
    <message>
        <source>Drizzle runs only migration.sql.</source>
        <translation>Drizzle führt nur migration.sql aus.</translation>
    </message>
    <message>
        <source>The directory has no migration.sql, so Drizzle passes it by.</source>
        <translation>Das Verzeichnis hat keine migration.sql, daher übergeht Drizzle es.</translation>
    </message>
    <message>
        <source>Drizzle runs only directories with a migration.sql; a file beside them is never run.</source>
        <translation>Drizzle führt nur Verzeichnisse mit einer migration.sql aus; eine Datei daneben läuft nie.</translation>
    </message>
    <message>
        <source>Restore the journal from version control, or have it made anew from the files with “lockstep resolve --journal”.</source>
        <translation>Das Journal aus der Versionsverwaltung wiederherstellen oder es mit „lockstep resolve --journal“ aus den Dateien neu anlegen lassen.</translation>
    </message>
    <message>
        <source>Drizzle&apos;s journal is not valid JSON: %1.</source>
        <translation>Das Journal von Drizzle ist kein gültiges JSON: %1.</translation>
    </message>
    <message>
        <source>Drizzle&apos;s journal has no list of entries.</source>
        <translation>Das Journal von Drizzle hat keine Liste von Einträgen.</translation>
    </message>
    <message>
        <source>There was no journal; it is made from the files, in the order of their names.</source>
        <translation>Es gab kein Journal; es wird aus den Dateien angelegt, in der Reihenfolge ihrer Namen.</translation>
    </message>
    <message>
        <source>%1 It is made anew from the files, in the order of their names.</source>
        <translation>%1 Es wird aus den Dateien neu angelegt, in der Reihenfolge ihrer Namen.</translation>
    </message>
    <message>
        <source>%1 undoes another migration and is no longer listed.</source>
        <translation>%1 nimmt eine andere Migration zurück und wird nicht mehr aufgeführt.</translation>
    </message>
    <message>
        <source>%1: the tag no longer ends in .sql, which Drizzle adds.</source>
        <translation>%1: Der „tag“ endet nicht mehr auf .sql, was Drizzle selbst anhängt.</translation>
    </message>
    <message>
        <source>%1 was listed twice; the second entry is gone.</source>
        <translation>%1 war zweimal aufgeführt; der zweite Eintrag ist entfernt.</translation>
    </message>
    <message>
        <source>%1: its time is %2 now, as the ledger has it.</source>
        <translation>%1: Die Zeit ist jetzt %2, wie die Migrationstabelle sie hat.</translation>
    </message>
    <message>
        <source>%1: its time was no number, and is %2 now.</source>
        <translation>%1: Die Zeit war keine Zahl und ist jetzt %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n hash(es) that were null are filled in.</source>
        <translation>
            <numerusform>%n Hash, der null war, ist eingetragen.</numerusform>
            <numerusform>%n Hashes, die null waren, sind eingetragen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not listed, and %2 has its number: it may be what a rename left. Remove it, or give it the next number.</source>
        <translation>%1 ist nicht aufgeführt, und %2 hat dieselbe Nummer: Es kann der Rest einer Umbenennung sein. Es entfernen oder ihm die nächste Nummer geben.</translation>
    </message>
    <message>
        <source>%1 ends in .sql twice and is not listed. Remove or rename it.</source>
        <translation>%1 endet zweimal auf .sql und ist nicht aufgeführt. Es entfernen oder umbenennen.</translation>
    </message>
    <message>
        <source>%1 was not listed, and is now, with the time %2.</source>
        <translation>%1 war nicht aufgeführt und ist es jetzt, mit der Zeit %2.</translation>
    </message>
    <message>
        <source>The journal&apos;s version is &quot;%1&quot; now.</source>
        <translation>Die Version des Journals ist jetzt „%1“.</translation>
    </message>
    <message>
        <source>The entries are numbered anew.</source>
        <translation>Die Einträge sind neu nummeriert.</translation>
    </message>
    <message>
        <source>%1 is listed and has no file, so Drizzle stops. Restore the file, or remove the entry if it has run nowhere.</source>
        <translation>%1 ist aufgeführt und hat keine Datei, daher hält Drizzle an. Die Datei wiederherstellen oder den Eintrag entfernen, wenn er nirgends gelaufen ist.</translation>
    </message>
    <message>
        <source>%1 is no newer than %2: where that has run, Drizzle never runs it. Give it a newer time if it has run nowhere.</source>
        <translation>%1 ist nicht neuer als %2: Wo das gelaufen ist, führt Drizzle es nie aus. Ihm eine neuere Zeit geben, wenn es nirgends gelaufen ist.</translation>
    </message>
    <message>
        <source>Repair the journal, or have it rebuilt with “lockstep resolve --journal”.</source>
        <translation>Das Journal reparieren oder es mit „lockstep resolve --journal“ neu aufbauen lassen.</translation>
    </message>
    <message>
        <source>drizzle-kit writes &quot;dialect&quot;: &quot;postgresql&quot; there.</source>
        <translation>drizzle-kit schreibt dort &quot;dialect&quot;: &quot;postgresql&quot;.</translation>
    </message>
    <message>
        <source>The journal lists “%1”, which is no name of a file here.</source>
        <translation>Das Journal führt „%1“ auf, was hier kein Dateiname ist.</translation>
    </message>
    <message>
        <source>The journal&apos;s tag %1 keeps its .sql, so Drizzle looks for %2, does not find it and stops.</source>
        <translation>Der „tag“ %1 im Journal hat noch sein .sql, daher sucht Drizzle %2, findet es nicht und hält an.</translation>
    </message>
    <message>
        <source>The journal lists %1, and there is no file %2: Drizzle stops.</source>
        <translation>Das Journal führt %1 auf, und es gibt keine Datei %2: Drizzle hält an.</translation>
    </message>
    <message>
        <source>The time (“when”) of %1 is no number, so Drizzle cannot tell whether it ran.</source>
        <translation>Die Zeit („when“) von %1 ist keine Zahl, daher kann Drizzle nicht sagen, ob es gelaufen ist.</translation>
    </message>
    <message>
        <source>The journal lists it, and there is no such file.</source>
        <translation>Das Journal führt sie auf, und es gibt keine solche Datei.</translation>
    </message>
    <message>
        <source>The journal does not list it, so for Drizzle it does not exist.</source>
        <translation>Das Journal führt sie nicht auf, für Drizzle gibt es sie also nicht.</translation>
    </message>
    <message>
        <source>Drizzle runs only the .sql files that its journal lists.</source>
        <translation>Drizzle führt nur die .sql-Dateien aus, die sein Journal aufführt.</translation>
    </message>
    <message>
        <source>Drizzle does not enter directories.</source>
        <translation>Drizzle betritt keine Verzeichnisse.</translation>
    </message>
    <message>
        <source>Drizzle keeps only its journal and its snapshots there.</source>
        <translation>Drizzle bewahrt dort nur sein Journal und seine Snapshots auf.</translation>
    </message>
    <message>
        <source>%1 is named as Flyway&apos;s migrations are.</source>
        <translation>%1 heißt, wie Migrationen von Flyway heißen.</translation>
    </message>
    <message>
        <source>%1 says that Flyway&apos;s migrations are in %2.</source>
        <translation>%1 sagt, dass die Migrationen von Flyway in %2 liegen.</translation>
    </message>
    <message>
        <source>This migration is a program, which only Flyway itself can run.</source>
        <translation>Diese Migration ist ein Programm, das nur Flyway selbst ausführen kann.</translation>
    </message>
    <message>
        <source>Flyway takes only names that end in .sql.</source>
        <translation>Flyway nimmt nur Namen, die auf .sql enden.</translation>
    </message>
    <message>
        <source>The name is not like V1__words.sql, with a version and two underscores, nor like R__words.sql, so Flyway passes it by.</source>
        <translation>Der Name ist weder wie V1__worte.sql, mit Version und zwei Unterstrichen, noch wie R__worte.sql, daher übergeht Flyway die Datei.</translation>
    </message>
    <message>
        <source>This is a callback of Flyway&apos;s, which Lockstep does not run.</source>
        <translation>Dies ist ein Callback von Flyway, das Lockstep nicht ausführt.</translation>
    </message>
    <message>
        <source>Its .conf says shouldExecute=false, so Flyway passes it by.</source>
        <translation>Ihre .conf sagt shouldExecute=false, daher übergeht Flyway sie.</translation>
    </message>
    <message>
        <source>%1 and %2 have one description.</source>
        <translation>%1 und %2 haben dieselbe Beschreibung.</translation>
    </message>
    <message>
        <source>Flyway applies nothing until one of them has another.</source>
        <translation>Flyway wendet nichts an, bis eine davon eine andere hat.</translation>
    </message>
    <message>
        <source>%1 has a revert script already.</source>
        <translation>%1 hat schon ein Rücknahmeskript.</translation>
    </message>
    <message>
        <source>%1 is named as golang-migrate names migrations.</source>
        <translation>%1 heißt, wie golang-migrate Migrationen nennt.</translation>
    </message>
    <message>
        <source>%1 and %2 have the same version, and golang-migrate runs nothing.</source>
        <translation>%1 und %2 haben dieselbe Version, und golang-migrate führt nichts aus.</translation>
    </message>
    <message>
        <source>The version %1 is too large for golang-migrate&apos;s ledger, a bigint.</source>
        <translation>Die Version %1 ist zu groß für die Migrationstabelle von golang-migrate, ein bigint.</translation>
    </message>
    <message>
        <source>The name does not end in .sql, and golang-migrate would send the file to PostgreSQL all the same. Move it elsewhere.</source>
        <translation>Der Name endet nicht auf .sql, und golang-migrate würde die Datei trotzdem an PostgreSQL senden. Sie anderswohin legen.</translation>
    </message>
    <message>
        <source>golang-migrate does not enter directories.</source>
        <translation>golang-migrate betritt keine Verzeichnisse.</translation>
    </message>
    <message>
        <source>golang-migrate takes only names like 000001_title.up.sql and .down.sql.</source>
        <translation>golang-migrate nimmt nur Namen wie 000001_titel.up.sql und .down.sql.</translation>
    </message>
    <message>
        <source>No .up file has its version: golang-migrate runs nothing and records the version in passing.</source>
        <translation>Keine .up-Datei hat ihre Version: golang-migrate führt nichts aus und trägt die Version nur im Vorbeigehen ein.</translation>
    </message>
    <message>
        <source>Another .down file has its version.</source>
        <translation>Eine andere .down-Datei hat dieselbe Version.</translation>
    </message>
    <message>
        <source>%1 has goose&apos;s line “-- +goose Up”.</source>
        <translation>%1 hat die Zeile „-- +goose Up“ von goose.</translation>
    </message>
    <message>
        <source>goose does not enter directories.</source>
        <translation>goose betritt keine Verzeichnisse.</translation>
    </message>
    <message>
        <source>This is Go code and no migration.</source>
        <translation>Dies ist Go-Code und keine Migration.</translation>
    </message>
    <message>
        <source>This migration is Go code: only a program that was compiled with it can run it.</source>
        <translation>Diese Migration ist Go-Code: Nur ein Programm, das damit übersetzt wurde, kann sie ausführen.</translation>
    </message>
    <message>
        <source>goose takes only names that end in .sql or .go.</source>
        <translation>goose nimmt nur Namen, die auf .sql oder .go enden.</translation>
    </message>
    <message>
        <source>The name begins with no version greater than zero and “_”. goose&apos;s command line stops at such a file, its library passes it by.</source>
        <translation>Der Name beginnt nicht mit einer Version größer als null und „_“. Der Befehl von goose hält bei einer solchen Datei an, seine Bibliothek übergeht sie.</translation>
    </message>
    <message>
        <source>goose itself ends a statement with line %1, in the middle of it, and fails: “-- +goose StatementBegin” and “-- +goose StatementEnd” are missing around it.</source>
        <translation>goose selbst beendet eine Anweisung mit Zeile %1, mitten in ihr, und schlägt fehl: „-- +goose StatementBegin“ und „-- +goose StatementEnd“ fehlen um sie.</translation>
    </message>
    <message>
        <source>goose itself stops at this file: the statement that begins in line %1 has no semicolon at the end of a line.</source>
        <translation>goose selbst hält bei dieser Datei an: Die Anweisung, die in Zeile %1 beginnt, hat kein Semikolon am Ende einer Zeile.</translation>
    </message>
    <message>
        <source>Line %1 has white space before its goose annotation, and goose stops at it. Remove it.</source>
        <translation>Zeile %1 hat Leerraum vor ihrer goose-Angabe, und goose hält bei ihr an. Ihn entfernen.</translation>
    </message>
    <message>
        <source>Line %1 has “+goose” with nothing that goose knows, and goose stops at it.</source>
        <translation>Zeile %1 hat „+goose“ mit nichts, was goose kennt, und goose hält bei ihr an.</translation>
    </message>
    <message>
        <source>The file has a second “-- +goose Up” in line %1, and goose stops at it. Keep one.</source>
        <translation>Die Datei hat ein zweites „-- +goose Up“ in Zeile %1, und goose hält bei ihr an. Eines davon behalten.</translation>
    </message>
    <message>
        <source>“-- +goose Down” in line %1 is out of place, and goose stops at it. It follows the statements of “-- +goose Up”, once.</source>
        <translation>„-- +goose Down“ in Zeile %1 steht am falschen Ort, und goose hält dort an. Es folgt einmal auf die Anweisungen von „-- +goose Up“.</translation>
    </message>
    <message>
        <source>“-- +goose StatementBegin” in line %1 is out of place, and goose stops at it. It stands in a section, and each has its StatementEnd.</source>
        <translation>„-- +goose StatementBegin“ in Zeile %1 steht am falschen Ort, und goose hält dort an. Es steht in einem Abschnitt, und jedes hat sein StatementEnd.</translation>
    </message>
    <message>
        <source>“-- +goose StatementEnd” in line %1 has no StatementBegin, and goose stops at it.</source>
        <translation>„-- +goose StatementEnd“ in Zeile %1 hat kein StatementBegin, und goose hält dort an.</translation>
    </message>
    <message>
        <source>Line %1 has SQL before “-- +goose Up”, and goose stops at it. Move it below that line.</source>
        <translation>Zeile %1 hat SQL vor „-- +goose Up“, und goose hält dort an. Es unter diese Zeile setzen.</translation>
    </message>
    <message>
        <source>The file has no line “-- +goose Up”, and goose stops at it. Add the line.</source>
        <translation>Die Datei hat keine Zeile „-- +goose Up“, und goose hält bei ihr an. Die Zeile ergänzen.</translation>
    </message>
    <message>
        <source>The last “-- +goose StatementBegin” has no StatementEnd, and goose stops at it.</source>
        <translation>Das letzte „-- +goose StatementBegin“ hat kein StatementEnd, und goose hält dort an.</translation>
    </message>
    <message>
        <source>Lockstep does not know what goose makes of %1.</source>
        <translation>Lockstep weiß nicht, was goose aus %1 macht.</translation>
    </message>
    <message>
        <source>%1 is a committed migration of graphile-migrate.</source>
        <translation>%1 ist eine festgeschriebene Migration von graphile-migrate.</translation>
    </message>
    <message>
        <source>graphile-migrate&apos;s .gmrc stands beside %1.</source>
        <translation>Die .gmrc von graphile-migrate steht neben %1.</translation>
    </message>
    <message>
        <source>graphile-migrate applies nothing while a committed file is like this. Restore it from version control, or take it back with “graphile-migrate uncommit” and commit it again.</source>
        <translation>graphile-migrate wendet nichts an, solange eine festgeschriebene Datei so ist. Sie aus der Versionsverwaltung wiederherstellen, oder sie mit „graphile-migrate uncommit“ zurücknehmen und neu festschreiben.</translation>
    </message>
    <message>
        <source>Its head has &quot;--! AllowInvalidHash&quot; though its hash is right, and graphile-migrate refuses that. Remove the line.</source>
        <translation>Ihr Kopf hat &quot;--! AllowInvalidHash&quot;, obwohl ihre Prüfsumme stimmt, und graphile-migrate lehnt das ab. Die Zeile entfernen.</translation>
    </message>
    <message>
        <source>%1 and %2 have one number.</source>
        <translation>%1 und %2 haben dieselbe Nummer.</translation>
    </message>
    <message>
        <source>%1 says that it follows the migration with hash %2, and before it stands %3 with hash %4.</source>
        <translation>%1 sagt, dass sie auf die Migration mit der Prüfsumme %2 folgt, und davor steht %3 mit der Prüfsumme %4.</translation>
    </message>
    <message>
        <source>%1 says that it follows the migration with hash %2, which is not there.</source>
        <translation>%1 sagt, dass sie auf die Migration mit der Prüfsumme %2 folgt, die nicht da ist.</translation>
    </message>
    <message>
        <source>graphile-migrate takes only names like 000001.sql and 000001-words.sql.</source>
        <translation>graphile-migrate nimmt nur Namen wie 000001.sql und 000001-worte.sql.</translation>
    </message>
    <message>
        <source>This is the work file: it becomes a migration with “graphile-migrate commit”, and a deploy runs none of it.</source>
        <translation>Dies ist die Arbeitsdatei: Mit „graphile-migrate commit“ wird sie zur Migration, und ein Deployment führt nichts davon aus.</translation>
    </message>
    <message>
        <source>graphile-migrate runs only what is in committed/; a file beside it may be an action of .gmrc, which Lockstep does not run.</source>
        <translation>graphile-migrate führt nur aus, was in committed/ liegt; eine Datei daneben kann eine Aktion aus .gmrc sein, die Lockstep nicht ausführt.</translation>
    </message>
    <message>
        <source>The file has no &quot;--! Previous:&quot; line with the hash before it.</source>
        <translation>Die Datei hat keine Zeile &quot;--! Previous:&quot; mit der Prüfsumme davor.</translation>
    </message>
    <message>
        <source>The file has no &quot;--! Hash:&quot; line.</source>
        <translation>Die Datei hat keine Zeile &quot;--! Hash:&quot;.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands twice in the head.</source>
        <translation>„%1“ steht zweimal im Kopf.</translation>
    </message>
    <message>
        <source>An empty line must follow the &quot;--!&quot; lines that the file begins with; the file must have line ends without CR.</source>
        <translation>Auf die &quot;--!&quot;-Zeilen, mit denen die Datei beginnt, muss eine leere Zeile folgen; die Zeilenenden der Datei dürfen kein CR haben.</translation>
    </message>
    <message>
        <source>.gmrc is not valid JSON5.</source>
        <translation>.gmrc ist kein gültiges JSON5.</translation>
    </message>
    <message>
        <source>graphile-migrate cannot read it either. Repair the file.</source>
        <translation>graphile-migrate kann sie auch nicht lesen. Die Datei reparieren.</translation>
    </message>
    <message>
        <source>Lockstep looked in the folder itself and in the usual places of %1. Open the folder that holds the migrations, or name it with migrations = &quot;…&quot; in lockstep.toml, and the tool with layout = &quot;…&quot;.</source>
        <translation>Lockstep hat im Ordner selbst und an den üblichen Orten von %1 nachgesehen. Den Ordner öffnen, der die Migrationen enthält, oder ihn mit migrations = &quot;…&quot; in lockstep.toml nennen und das Werkzeug mit layout = &quot;…&quot;.</translation>
    </message>
    <message>
        <source>It has a precondition, which is asked when its turn comes (onFail: %1).</source>
        <translation>Es hat eine Vorbedingung, die geprüft wird, wenn es an der Reihe ist (onFail: %1).</translation>
    </message>
    <message>
        <source>It has failOnError:false: Liquibase goes on when it fails, and a deploy stops.</source>
        <translation>Es hat failOnError:false: Schlägt es fehl, fährt Liquibase fort, und ein Deployment hält an.</translation>
    </message>
    <message>
        <source>It wants the property %1, which is not set ([placeholders] in lockstep.toml).</source>
        <translation>Es verlangt die Eigenschaft %1, die nicht gesetzt ist ([placeholders] in lockstep.toml).</translation>
    </message>
    <message>
        <source>No changelog includes it.</source>
        <translation>Kein Changelog bindet sie ein.</translation>
    </message>
    <message>
        <source>Give one of them another id.</source>
        <translation>Einem davon eine andere id geben.</translation>
    </message>
    <message>
        <source>The changelog %1 includes itself.</source>
        <translation>Das Changelog %1 bindet sich selbst ein.</translation>
    </message>
    <message>
        <source>%1 is no changelog that Lockstep reads.</source>
        <translation>%1 ist kein Changelog, das Lockstep liest.</translation>
    </message>
    <message>
        <source>It includes %1, which is not there.</source>
        <translation>Es bindet %1 ein, das nicht da ist.</translation>
    </message>
    <message>
        <source>There is no changelog that lists the files, so that a new one would have no place among them.</source>
        <translation>Kein Changelog führt die Dateien auf, daher hätte eine neue keinen Platz unter ihnen.</translation>
    </message>
    <message>
        <source>Name one with changeLogFile in liquibase.properties.</source>
        <translation>Eines mit changeLogFile in liquibase.properties nennen.</translation>
    </message>
    <message>
        <source>%1 cannot be given another include.</source>
        <translation>%1 kann kein weiteres include bekommen.</translation>
    </message>
    <message>
        <source>Write the changeset and its include by hand.</source>
        <translation>Das Changeset und sein include von Hand schreiben.</translation>
    </message>
    <message>
        <source>It is marked with ignore:true.</source>
        <translation>Es ist mit ignore:true gekennzeichnet.</translation>
    </message>
    <message>
        <source>It is for %1, not for PostgreSQL.</source>
        <translation>Es ist für %1, nicht für PostgreSQL.</translation>
    </message>
    <message>
        <source>Its context is %1, and liquibase.properties asks for “%2”.</source>
        <translation>Sein Kontext ist %1, und liquibase.properties verlangt „%2“.</translation>
    </message>
    <message>
        <source>Its labels are %1, and liquibase.properties asks for “%2”.</source>
        <translation>Seine Labels sind %1, und liquibase.properties verlangt „%2“.</translation>
    </message>
    <message>
        <source>%1 names the changelog %2.</source>
        <translation>%1 nennt das Changelog %2.</translation>
    </message>
    <message>
        <source>%1 is a changelog of Liquibase.</source>
        <translation>%1 ist ein Changelog von Liquibase.</translation>
    </message>
    <message>
        <source>%1 is formatted for Liquibase.</source>
        <translation>%1 ist für Liquibase formatiert.</translation>
    </message>
    <message>
        <source>This looks like a changeset and is none: --changeset author:id.</source>
        <translation>Dies sieht wie ein Changeset aus und ist keines: --changeset author:id.</translation>
    </message>
    <message>
        <source>The changeset has no SQL, and Liquibase stops at such a one.</source>
        <translation>Das Changeset hat kein SQL, und Liquibase hält bei einem solchen an.</translation>
    </message>
    <message>
        <source>This is no changelog: it begins with &lt;%1&gt;.</source>
        <translation>Dies ist kein Changelog: Es beginnt mit &lt;%1&gt;.</translation>
    </message>
    <message>
        <source>This is not JSON: %1</source>
        <translation>Dies ist kein JSON: %1</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 ist schon da.</translation>
    </message>
    <message>
        <source>Nothing was written. Choose another name.</source>
        <translation>Nichts wurde geschrieben. Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>%1 has changed since it was read.</source>
        <translation>%1 hat sich geändert, seit es gelesen wurde.</translation>
    </message>
    <message>
        <source>Nothing was written. Try again with the file as it is now.</source>
        <translation>Nichts wurde geschrieben. Mit der Datei, wie sie jetzt ist, erneut versuchen.</translation>
    </message>
    <message>
        <source>%1 has node-pg-migrate&apos;s line “-- Up Migration”.</source>
        <translation>%1 hat die Zeile „-- Up Migration“ von node-pg-migrate.</translation>
    </message>
    <message>
        <source>%1 names node-pg-migrate, and %2 is a numbered migration.</source>
        <translation>%1 nennt node-pg-migrate, und %2 ist eine nummerierte Migration.</translation>
    </message>
    <message>
        <source>The file has the line “-- Down Migration” and no “-- Up Migration”: node-pg-migrate runs all of it, so that it undoes itself.</source>
        <translation>Die Datei hat die Zeile „-- Down Migration“ und kein „-- Up Migration“: node-pg-migrate führt alles davon aus, sodass sie sich selbst zurücknimmt.</translation>
    </message>
    <message>
        <source>The name holds a quote, and the statement with which node-pg-migrate records it fails.</source>
        <translation>Der Name enthält ein Hochkomma, und die Anweisung, mit der node-pg-migrate ihn einträgt, schlägt fehl.</translation>
    </message>
    <message>
        <source>The name is longer than the %1 characters that the ledger takes.</source>
        <translation>Der Name ist länger als die %1 Zeichen, die in die Migrationstabelle passen.</translation>
    </message>
    <message>
        <source>node-pg-migrate&apos;s command takes .up.sql and .down.sql files for migrations of their own and runs each of them forward.</source>
        <translation>Der Befehl von node-pg-migrate hält .up.sql- und .down.sql-Dateien für eigene Migrationen und führt jede davon vorwärts aus.</translation>
    </message>
    <message>
        <source>node-pg-migrate does not enter directories.</source>
        <translation>node-pg-migrate betritt keine Verzeichnisse.</translation>
    </message>
    <message>
        <source>node-pg-migrate passes hidden files by.</source>
        <translation>node-pg-migrate übergeht versteckte Dateien.</translation>
    </message>
    <message>
        <source>This migration is a program: only node-pg-migrate itself can run it.</source>
        <translation>Diese Migration ist ein Programm: Nur node-pg-migrate selbst kann sie ausführen.</translation>
    </message>
    <message>
        <source>%1 is not named as a migration: node-pg-migrate wants a number in front and .sql, .js or .ts at the end, and runs nothing at all while such a file stands among the migrations.</source>
        <translation>%1 heißt nicht wie eine Migration: node-pg-migrate verlangt vorn eine Zahl und am Ende .sql, .js oder .ts und führt überhaupt nichts aus, solange eine solche Datei zwischen den Migrationen steht.</translation>
    </message>
    <message>
        <source>Rename it, or move it elsewhere.</source>
        <translation>Sie umbenennen oder anderswohin legen.</translation>
    </message>
    <message>
        <source>%1 and %2 are one name in the ledger: once one ran, the other never does.</source>
        <translation>%1 und %2 sind in der Migrationstabelle ein Name: Ist eine gelaufen, läuft die andere nie.</translation>
    </message>
    <message>
        <source>Rename the one that has not run.</source>
        <translation>Die umbenennen, die nicht gelaufen ist.</translation>
    </message>
    <message>
        <source>The file has %1, and nothing says what to put there. Set %2 under [placeholders] in lockstep.toml or in the environment.</source>
        <translation>Die Datei hat %1, und nichts sagt, was dort einzusetzen ist. %2 unter [placeholders] in lockstep.toml oder in der Umgebung setzen.</translation>
    </message>
    <message>
        <source>%1 is in Drizzle&apos;s form but names plain files: a target&apos;s ledger tells which of the two runs them.</source>
        <translation>%1 hat die Form von Drizzle, nennt aber einfache Dateien: Die Migrationstabelle eines Ziels sagt, welches von beiden sie ausführt.</translation>
    </message>
    <message>
        <source>%1 is named as postgrator names migrations.</source>
        <translation>%1 heißt, wie postgrator Migrationen nennt.</translation>
    </message>
    <message>
        <source>In postgrator&apos;s settings, &quot;driver&quot; is &quot;pg&quot; for PostgreSQL.</source>
        <translation>In den Einstellungen von postgrator ist &quot;driver&quot; für PostgreSQL &quot;pg&quot;.</translation>
    </message>
    <message>
        <source>postgrator does not enter directories.</source>
        <translation>postgrator betritt keine Verzeichnisse.</translation>
    </message>
    <message>
        <source>postgrator takes only names such as 001.do.name.sql and 001.undo.name.sql, and passes others by.</source>
        <translation>postgrator nimmt nur Namen wie 001.do.name.sql und 001.undo.name.sql und übergeht andere.</translation>
    </message>
    <message>
        <source>“%1” is neither “do” nor “undo”, and postgrator never runs the file.</source>
        <translation>„%1“ ist weder „do“ noch „undo“, und postgrator führt die Datei nie aus.</translation>
    </message>
    <message>
        <source>This migration is a program: only postgrator itself can run it.</source>
        <translation>Diese Migration ist ein Programm: Nur postgrator selbst kann sie ausführen.</translation>
    </message>
    <message>
        <source>postgrator counts an empty database as version 0, so that it never runs this file.</source>
        <translation>postgrator zählt eine leere Datenbank als Version 0, daher führt es diese Datei nie aus.</translation>
    </message>
    <message>
        <source>%1 and %2 have the same version, %3, and postgrator runs nothing at all while both stand there.</source>
        <translation>%1 und %2 haben dieselbe Version, %3, und postgrator führt überhaupt nichts aus, solange beide da stehen.</translation>
    </message>
    <message>
        <source>The name holds a quote, and the statement with which postgrator records it fails.</source>
        <translation>Der Name enthält ein Hochkomma, und die Anweisung, mit der postgrator ihn einträgt, schlägt fehl.</translation>
    </message>
    <message>
        <source>No migration of the folder has this version.</source>
        <translation>Keine Migration des Ordners hat diese Version.</translation>
    </message>
    <message>
        <source>%1 is Sqitch&apos;s plan.</source>
        <translation>%1 ist der Plan von Sqitch.</translation>
    </message>
    <message>
        <source>%1 has Sqitch&apos;s settings.</source>
        <translation>%1 hat die Einstellungen von Sqitch.</translation>
    </message>
    <message>
        <source>Correct the plan; Sqitch reads nothing of it until then.</source>
        <translation>Den Plan berichtigen; bis dahin liest Sqitch nichts davon.</translation>
    </message>
    <message>
        <source>sqitch.conf names it: engine = pg is PostgreSQL.</source>
        <translation>sqitch.conf nennt sie: engine = pg ist PostgreSQL.</translation>
    </message>
    <message>
        <source>Its name leads out of the folder of the scripts.</source>
        <translation>Sein Name führt aus dem Ordner der Skripte hinaus.</translation>
    </message>
    <message>
        <source>The plan has it and there is no script %1. Restore the file, or take the change out of the plan.</source>
        <translation>Der Plan hat sie, und es gibt kein Skript %1. Die Datei wiederherstellen oder die Änderung aus dem Plan nehmen.</translation>
    </message>
    <message>
        <source>Its script is the same as that of %1, byte for byte, and Sqitch&apos;s registry takes a script only once. Change its comment.</source>
        <translation>Ihr Skript ist Byte für Byte dasselbe wie das von %1, und die Registry von Sqitch nimmt ein Skript nur einmal. Seinen Kommentar ändern.</translation>
    </message>
    <message>
        <source>The plan has no change for it.</source>
        <translation>Der Plan hat dafür keine Änderung.</translation>
    </message>
    <message numerus="yes">
        <source>%n script(s), checked by “sqitch verify”; a deploy runs none of them.</source>
        <translation>
            <numerusform>%n Skript, von „sqitch verify“ geprüft; ein Deployment führt es nicht aus.</numerusform>
            <numerusform>%n Skripte, von „sqitch verify“ geprüft; ein Deployment führt keines davon aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is another Sqitch project.</source>
        <translation>Dies ist ein anderes Sqitch-Projekt.</translation>
    </message>
    <message>
        <source>Sqitch runs only what its plan lists.</source>
        <translation>Sqitch führt nur aus, was sein Plan aufführt.</translation>
    </message>
    <message>
        <source>Sqitch&apos;s settings put scripts outside of the project: %1.</source>
        <translation>Die Einstellungen von Sqitch legen Skripte außerhalb des Projekts ab: %1.</translation>
    </message>
    <message>
        <source>Open the folder that holds both the plan and its scripts.</source>
        <translation>Den Ordner öffnen, der sowohl den Plan als auch seine Skripte enthält.</translation>
    </message>
    <message>
        <source>The plan has a change “%1” already.</source>
        <translation>Der Plan hat schon eine Änderung „%1“.</translation>
    </message>
    <message>
        <source>Choose another name; “sqitch rework” changes what a change does.</source>
        <translation>Einen anderen Namen wählen; „sqitch rework“ ändert, was eine Änderung tut.</translation>
    </message>
    <message>
        <source>The plan is not UTF-8 here.</source>
        <translation>Der Plan ist hier nicht UTF-8.</translation>
    </message>
    <message>
        <source>The plan names no project: %project=… has to stand at its head.</source>
        <translation>Der Plan nennt kein Projekt: %project=… muss an seinem Anfang stehen.</translation>
    </message>
    <message>
        <source>A blank line has to come between the pragmas and the first change.</source>
        <translation>Zwischen den Pragmas und der ersten Änderung muss eine leere Zeile stehen.</translation>
    </message>
    <message>
        <source>“%1” cannot be a project&apos;s name.</source>
        <translation>„%1“ kann kein Projektname sein.</translation>
    </message>
    <message>
        <source>This is no change and no tag: name [requirements] 2026-01-31T12:00:00Z Planner &lt;planner@example.com&gt;.</source>
        <translation>Dies ist weder Änderung noch Tag: name [requirements] 2026-01-31T12:00:00Z Planner &lt;planner@example.com&gt;.</translation>
    </message>
    <message>
        <source>%1 lacks its time, or its planner&apos;s name and address.</source>
        <translation>%1 fehlt die Zeit oder Name und Adresse des Planers.</translation>
    </message>
    <message>
        <source>%1 is no time.</source>
        <translation>%1 ist keine Zeit.</translation>
    </message>
    <message>
        <source>Sqitch keeps the name “%1” for itself.</source>
        <translation>Sqitch behält den Namen „%1“ für sich.</translation>
    </message>
    <message>
        <source>The tag “%1” has a “/”, requirements, or no change before it.</source>
        <translation>Das Tag „%1“ hat ein „/“, Anforderungen oder keine Änderung davor.</translation>
    </message>
    <message>
        <source>“%1” stands in line %2 already.</source>
        <translation>„%1“ steht schon in Zeile %2.</translation>
    </message>
    <message>
        <source>“%1” is no requirement, or stands here twice.</source>
        <translation>„%1“ ist keine Anforderung oder steht hier zweimal.</translation>
    </message>
    <message>
        <source>%1 requires itself.</source>
        <translation>%1 verlangt sich selbst.</translation>
    </message>
    <message>
        <source>%1 requires %2, which the plan has only later, in line %3.</source>
        <translation>%1 verlangt %2, das im Plan erst später kommt, in Zeile %3.</translation>
    </message>
    <message>
        <source>%1 requires %2, which the plan does not have before it.</source>
        <translation>%1 verlangt %2, das der Plan davor nicht hat.</translation>
    </message>
    <message>
        <source>%1 is named as sqlx names migrations.</source>
        <translation>%1 heißt, wie sqlx Migrationen nennt.</translation>
    </message>
    <message>
        <source>%1 has an underscore and ends in .sql, but begins with no integer. sqlx runs nothing at all while such a file stands among the migrations.</source>
        <translation>%1 hat einen Unterstrich und endet auf .sql, beginnt aber nicht mit einer ganzen Zahl. Solange eine solche Datei zwischen den Migrationen steht, führt sqlx überhaupt nichts aus.</translation>
    </message>
    <message>
        <source>Number it, or move it elsewhere.</source>
        <translation>Sie nummerieren oder anderswohin legen.</translation>
    </message>
    <message>
        <source>sqlx takes only files whose names are a number, an underscore, a description and .sql.</source>
        <translation>sqlx nimmt nur Dateien, deren Namen aus einer Zahl, einem Unterstrich, einer Beschreibung und .sql bestehen.</translation>
    </message>
    <message>
        <source>%1 undoes the same version.</source>
        <translation>%1 nimmt dieselbe Version zurück.</translation>
    </message>
    <message>
        <source>%1 and %2 have the same version, %3. sqlx would run one and fail at the other.</source>
        <translation>%1 und %2 haben dieselbe Version, %3. sqlx würde die eine ausführen und an der anderen scheitern.</translation>
    </message>
    <message>
        <source>%1 has sqlx&apos;s settings.</source>
        <translation>%1 hat die Einstellungen von sqlx.</translation>
    </message>
    <message>
        <source>%1 is sqlx&apos;s folder.</source>
        <translation>%1 ist der Ordner von sqlx.</translation>
    </message>
    <message>
        <source>%1 names sqlx.</source>
        <translation>%1 nennt sqlx.</translation>
    </message>
    <message>
        <source>%1 is where Supabase&apos;s CLI keeps a migration.</source>
        <translation>In %1 legt die CLI von Supabase eine Migration ab.</translation>
    </message>
    <message>
        <source>Supabase&apos;s CLI does not enter directories.</source>
        <translation>Die CLI von Supabase betritt keine Verzeichnisse.</translation>
    </message>
    <message>
        <source>Supabase&apos;s CLI passes by a first file of before December 2021 that is called “init”. Rename it to have it run.</source>
        <translation>Die CLI von Supabase übergeht eine erste Datei von vor Dezember 2021, die „init“ heißt. Sie umbenennen, damit sie läuft.</translation>
    </message>
    <message>
        <source>Supabase&apos;s CLI runs only files whose names are &lt;digits&gt;_&lt;name&gt;.sql.</source>
        <translation>Die CLI von Supabase führt nur Dateien aus, deren Namen &lt;Ziffern&gt;_&lt;Name&gt;.sql sind.</translation>
    </message>
    <message>
        <source>%1 and %2 have one version, so Supabase&apos;s CLI fails at the second.</source>
        <translation>%1 und %2 haben dieselbe Version, daher scheitert die CLI von Supabase an der zweiten.</translation>
    </message>
    <message>
        <source>Give one of them a version of its own.</source>
        <translation>Einer davon eine eigene Version geben.</translation>
    </message>
    <message>
        <source>Supabase&apos;s CLI itself takes %1 for a second migration of this version and fails at it. It passes the script by where its name begins with “rollback_”.</source>
        <translation>Die CLI von Supabase selbst hält %1 für eine zweite Migration dieser Version und scheitert daran. Sie übergeht das Skript, wenn sein Name mit „rollback_“ beginnt.</translation>
    </message>
    <message>
        <source>The git repository of %1 cannot be read.</source>
        <translation>Das Git-Repository von %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>&quot;out_of_order&quot; is refuse or run.</source>
        <translation>„out_of_order“ ist refuse oder run.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no severity.</source>
        <translation>„%1“ ist kein Schweregrad.</translation>
    </message>
    <message>
        <source>Write error, warning, note or off.</source>
        <translation>error, warning, note oder off schreiben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no set of rules.</source>
        <translation>„%1“ ist kein Regelsatz.</translation>
    </message>
    <message>
        <source>Write default, all or hazards.</source>
        <translation>default, all oder hazards schreiben.</translation>
    </message>
    <message>
        <source>&quot;postgres&quot; is the server&apos;s major version, such as 15.</source>
        <translation>„postgres“ ist die Hauptversion des Servers, etwa 15.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>%1 places, the first %2 of them:</source>
        <translation>%1 Stellen, die ersten %2 davon:</translation>
    </message>
    <message>
        <source>Looked at, nothing to say: %1.</source>
        <translation>Angesehen, ohne Befund: %1.</translation>
    </message>
    <message>
        <source>How far this goes</source>
        <translation>Wie weit dies reicht</translation>
    </message>
    <message>
        <source>Record of a change in the ledger: %1</source>
        <translation>Protokoll einer Änderung in der Migrationstabelle: %1</translation>
    </message>
    <message>
        <source>PostgreSQL %1 to %2</source>
        <translation>PostgreSQL %1 bis %2</translation>
    </message>
    <message>
        <source>since PostgreSQL %1</source>
        <translation>ab PostgreSQL %1</translation>
    </message>
    <message>
        <source>until PostgreSQL %1</source>
        <translation>bis PostgreSQL %1</translation>
    </message>
    <message>
        <source>off by default</source>
        <translation>von Haus aus ausgeschaltet</translation>
    </message>
    <message>
        <source>It speaks here:</source>
        <translation>Hier spricht sie:</translation>
    </message>
    <message>
        <source>It is silent here:</source>
        <translation>Hier schweigt sie:</translation>
    </message>
    <message>
        <source>Review rules</source>
        <translation>Regeln der Begutachtung</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>By default</source>
        <translation>Von Haus aus</translation>
    </message>
    <message>
        <source>hazard</source>
        <translation>Gefahr</translation>
    </message>
    <message>
        <source>hygiene</source>
        <translation>Hygiene</translation>
    </message>
    <message>
        <source>advice</source>
        <translation>Rat</translation>
    </message>
    <message>
        <source>resolve</source>
        <translation>Kennzeichnung</translation>
    </message>
    <message>
        <source>deploy</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>Reading the history as a whole</source>
        <translation>Der Verlauf wird als Ganzes gelesen</translation>
    </message>
    <message>
        <source>No later file validates %1 on %2.</source>
        <translation>Keine spätere Datei validiert %1 auf %2.</translation>
    </message>
    <message>
        <source>%1 has row level security on and no policy: nobody but its owner sees a row.</source>
        <translation>Auf %1 ist Row Level Security eingeschaltet, ohne eine Policy: Niemand außer dem Besitzer sieht eine Zeile.</translation>
    </message>
    <message>
        <source>%1 has policies and row level security is off: they do nothing.</source>
        <translation>%1 hat Policies, und Row Level Security ist ausgeschaltet: Sie tun nichts.</translation>
    </message>
    <message>
        <source>A constraint that is never validated</source>
        <translation>Eine Bedingung, die nie validiert wird</translation>
    </message>
    <message>
        <source>Rows from before it may break it, and the planner does not rely on it.</source>
        <translation>Frühere Zeilen können sie verletzen, und der Planer verlässt sich nicht auf sie.</translation>
    </message>
    <message>
        <source>Add ALTER TABLE … VALIDATE CONSTRAINT in a later migration.</source>
        <translation>ALTER TABLE … VALIDATE CONSTRAINT in einer späteren Migration ergänzen.</translation>
    </message>
    <message>
        <source>Row level security without a policy</source>
        <translation>Row Level Security ohne Policy</translation>
    </message>
    <message>
        <source>Without a policy every row is hidden, which is right only where it is meant.</source>
        <translation>Ohne Policy ist jede Zeile verborgen, was nur richtig ist, wo es gewollt ist.</translation>
    </message>
    <message>
        <source>Create the policies in the same migration.</source>
        <translation>Die Policies in derselben Migration anlegen.</translation>
    </message>
    <message>
        <source>A policy without row level security</source>
        <translation>Eine Policy ohne Row Level Security</translation>
    </message>
    <message>
        <source>The table looks protected and is not.</source>
        <translation>Die Tabelle sieht geschützt aus und ist es nicht.</translation>
    </message>
    <message>
        <source>ALTER TABLE … ENABLE ROW LEVEL SECURITY.</source>
        <translation>ALTER TABLE … ENABLE ROW LEVEL SECURITY.</translation>
    </message>
    <message>
        <source>%1 is there already, from %2: this fails.</source>
        <translation>%1 ist schon da, aus %2: Das schlägt fehl.</translation>
    </message>
    <message>
        <source>%1 is there already, from %2, so this does nothing, and the two are not the same: %3.</source>
        <translation>%1 ist schon da, aus %2, daher tut dies nichts, und die beiden sind nicht gleich: %3.</translation>
    </message>
    <message>
        <source>%1 is made only later, in %2.</source>
        <translation>%1 wird erst später angelegt, in %2.</translation>
    </message>
    <message>
        <source>A table made twice</source>
        <translation>Eine Tabelle, zweimal angelegt</translation>
    </message>
    <message>
        <source>Databases made at different times then have different tables, and code written for one fails on the other.</source>
        <translation>Zu verschiedenen Zeiten angelegte Datenbanken haben dann verschiedene Tabellen, und was für die eine geschrieben ist, scheitert an der anderen.</translation>
    </message>
    <message>
        <source>Change the table that is there with ALTER TABLE.</source>
        <translation>Die vorhandene Tabelle mit ALTER TABLE ändern.</translation>
    </message>
    <message>
        <source>Something used before it is made</source>
        <translation>Etwas verwenden, bevor es angelegt ist</translation>
    </message>
    <message>
        <source>On a new database the files run in their order, and this one stops.</source>
        <translation>Auf einer neuen Datenbank laufen die Dateien in ihrer Reihenfolge, und diese hält an.</translation>
    </message>
    <message>
        <source>Give the file a later version, or make what it needs in it.</source>
        <translation>Der Datei eine spätere Version geben oder in ihr anlegen, was sie braucht.</translation>
    </message>
    <message>
        <source>%1 was %2 and becomes %3: values that do not fit are lost or stop the migration. The file copies the table first.</source>
        <translation>%1 war %2 und wird %3: Werte, die nicht passen, gehen verloren oder halten die Migration an. Die Datei kopiert zuerst die Tabelle.</translation>
    </message>
    <message>
        <source>%1 was %2 and becomes %3: values that do not fit are lost or stop the migration, and nothing keeps the old ones.</source>
        <translation>%1 war %2 und wird %3: Werte, die nicht passen, gehen verloren oder halten die Migration an, und nichts bewahrt die alten.</translation>
    </message>
    <message>
        <source>A type change that loses data</source>
        <translation>Ein Typwechsel, der Daten verliert</translation>
    </message>
    <message>
        <source>What the new type cannot hold cannot be brought back by changing the type back.</source>
        <translation>Was der neue Typ nicht fassen kann, bringt kein Zurückwechseln des Typs wieder.</translation>
    </message>
    <message>
        <source>Add a column of the new type, fill it, look at what does not fit, and keep the old column until nobody needs it.</source>
        <translation>Eine Spalte des neuen Typs anlegen, sie füllen, ansehen, was nicht passt, und die alte Spalte behalten, bis niemand sie braucht.</translation>
    </message>
    <message>
        <source>From %1: fails where a value does not convert, and what was cut off stays lost.</source>
        <translation>Aus %1: Schlägt fehl, wo ein Wert sich nicht umwandeln lässt, und was abgeschnitten wurde, bleibt verloren.</translation>
    </message>
    <message>
        <source>Fails where a row has no value in %1.</source>
        <translation>Schlägt fehl, wo eine Zeile in %1 keinen Wert hat.</translation>
    </message>
    <message>
        <source>Writes to %1 wait until it is built. On a busy table: CREATE INDEX CONCURRENTLY, in a script of its own that runs outside a transaction.</source>
        <translation>Schreiben in %1 wartet, bis er gebaut ist. Bei einer viel genutzten Tabelle: CREATE INDEX CONCURRENTLY, in einem eigenen Skript, das außerhalb einer Transaktion läuft.</translation>
    </message>
    <message>
        <source>The range type %1 cannot be made again: its definition is not known.</source>
        <translation>Der Bereichstyp %1 kann nicht wieder angelegt werden: Seine Definition ist nicht bekannt.</translation>
    </message>
    <message>
        <source>PostgreSQL drops no value of an enum: the type is made anew. Fails where a row has a value that %1 does not have then.</source>
        <translation>PostgreSQL löscht keinen Wert eines Enums: Der Typ wird neu angelegt. Schlägt fehl, wo eine Zeile einen Wert hat, den %1 dann nicht hat.</translation>
    </message>
    <message>
        <source>The type %1 is of another kind, which cannot be changed in place.</source>
        <translation>Der Typ %1 ist von anderer Art, was sich nicht an Ort und Stelle ändern lässt.</translation>
    </message>
    <message>
        <source>It begins at its start again: set it from the data where rows have numbers.</source>
        <translation>Sie beginnt wieder an ihrem Anfang: Sie aus den Daten setzen, wo Zeilen Nummern haben.</translation>
    </message>
    <message>
        <source>The function %1 cannot be made again: its body is not known from here.</source>
        <translation>Die Funktion %1 kann nicht wieder angelegt werden: Ihr Rumpf ist von hier aus nicht bekannt.</translation>
    </message>
    <message>
        <source>The view %1 cannot be made again: its query is not known from here.</source>
        <translation>Der View %1 kann nicht wieder angelegt werden: Seine Abfrage ist von hier aus nicht bekannt.</translation>
    </message>
    <message>
        <source>The table %1 cannot be made again: its definition is not known from here.</source>
        <translation>Die Tabelle %1 kann nicht wieder angelegt werden: Ihre Definition ist von hier aus nicht bekannt.</translation>
    </message>
    <message>
        <source>The table %1 is of another kind, which cannot be changed in place.</source>
        <translation>Die Tabelle %1 ist von anderer Art, was sich nicht an Ort und Stelle ändern lässt.</translation>
    </message>
    <message>
        <source>The columns of %1 come from a query and are not compared.</source>
        <translation>Die Spalten von %1 stammen aus einer Abfrage und werden nicht verglichen.</translation>
    </message>
    <message>
        <source>There is no %1 %2 at this point.</source>
        <translation>%1 %2 gibt es an dieser Stelle nicht.</translation>
    </message>
    <message>
        <source>There is a %1 %2 already at this point.</source>
        <translation>%1 %2 gibt es an dieser Stelle schon.</translation>
    </message>
    <message>
        <source>Not taken back: the rows of %1 are gone; a backup has them.</source>
        <translation>Nicht zurückgenommen: Die Zeilen von %1 sind weg; eine Sicherung hat sie.</translation>
    </message>
    <message>
        <source>Not taken back: the values of %1 are gone; a backup has them.</source>
        <translation>Nicht zurückgenommen: Die Werte von %1 sind weg; eine Sicherung hat sie.</translation>
    </message>
    <message>
        <source>Not taken back: what was in %1 and its rows; a backup has them.</source>
        <translation>Nicht zurückgenommen: was in %1 war und seine Zeilen; eine Sicherung hat sie.</translation>
    </message>
    <message>
        <source>Not taken back: the rows deleted from %1 are gone; a backup has them.</source>
        <translation>Nicht zurückgenommen: Die aus %1 gelöschten Zeilen sind weg; eine Sicherung hat sie.</translation>
    </message>
    <message>
        <source>Not taken back: what UPDATE wrote over in %1; a backup has it.</source>
        <translation>Nicht zurückgenommen: was UPDATE in %1 überschrieben hat; eine Sicherung hat es.</translation>
    </message>
    <message>
        <source>Not taken back: the rows inserted into %1 stay.</source>
        <translation>Nicht zurückgenommen: Die in %1 eingefügten Zeilen bleiben.</translation>
    </message>
    <message>
        <source>Not taken back: where the sequence %1 stood.</source>
        <translation>Nicht zurückgenommen: wo die Sequenz %1 stand.</translation>
    </message>
    <message>
        <source>Not taken back, write it by hand: %2 %1.</source>
        <translation>Nicht zurückgenommen, von Hand schreiben: %2 %1.</translation>
    </message>
    <message>
        <source>Not followed, look for yourself: %2 %1.</source>
        <translation>Nicht verfolgt, selbst nachsehen: %2 %1.</translation>
    </message>
    <message>
        <source>Not followed, look for yourself: %1</source>
        <translation>Nicht verfolgt, selbst nachsehen: %1</translation>
    </message>
    <message>
        <source>What was written into %1 since is lost.</source>
        <translation>Was seither in %1 geschrieben wurde, geht verloren.</translation>
    </message>
    <message>
        <source>I have seen the change. Write %1.</source>
        <translation>Ich habe die Änderung gesehen. %1 schreiben.</translation>
    </message>
    <message>
        <source>The journal is as Drizzle needs it.</source>
        <translation>Das Journal ist, wie Drizzle es braucht.</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>Geschrieben.</translation>
    </message>
    <message>
        <source>Put Drizzle&apos;s journal right: null hashes, missing entries (no MIGRATION)</source>
        <translation>Das Journal von Drizzle in Ordnung bringen: Hashes, die null sind, fehlende Einträge (ohne MIGRATION)</translation>
    </message>
    <message>
        <source>%1 has no migrations of Drizzle with a journal.</source>
        <translation>%1 hat keine Migrationen von Drizzle mit einem Journal.</translation>
    </message>
    <message>
        <source>Where plain files stand beside the journal, choose Drizzle with --layout drizzle.</source>
        <translation>Wo einfache Dateien neben dem Journal stehen, Drizzle mit --layout drizzle wählen.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>In the applied files, not in the database</source>
        <translation>In den angewendeten Dateien, nicht in der Datenbank</translation>
    </message>
    <message>
        <source>In the database, made by no applied file</source>
        <translation>In der Datenbank, von keiner angewendeten Datei angelegt</translation>
    </message>
    <message>
        <source>In both, and not the same</source>
        <translation>In beiden und nicht gleich</translation>
    </message>
    <message numerus="yes">
        <source>Bring files and database together: %n difference(s).</source>
        <translation>
            <numerusform>Dateien und Datenbank zusammenführen: %n Unterschied.</numerusform>
            <numerusform>Dateien und Datenbank zusammenführen: %n Unterschiede.</numerusform>
        </translation>
    </message>
    <message>
        <source>The same SQL</source>
        <translation>Dasselbe SQL</translation>
    </message>
    <message>
        <source>%2 files.</source>
        <translation>%2 Dateien.</translation>
    </message>
    <message>
        <source>The same words in the name</source>
        <translation>Dieselben Worte im Namen</translation>
    </message>
    <message>
        <source>%1: %2 files.</source>
        <translation>%1: %2 Dateien.</translation>
    </message>
    <message>
        <source>Tables made twice</source>
        <translation>Zweimal angelegte Tabellen</translation>
    </message>
    <message>
        <source>%1, alike.</source>
        <translation>%1, gleich.</translation>
    </message>
    <message>
        <source>%1, not alike: %2.</source>
        <translation>%1, nicht gleich: %2.</translation>
    </message>
    <message>
        <source>One version, several migrations</source>
        <translation>Eine Version, mehrere Migrationen</translation>
    </message>
    <message>
        <source>Runs after one with a later version</source>
        <translation>Läuft nach einer mit späterer Version</translation>
    </message>
    <message>
        <source>It runs after %1.</source>
        <translation>Sie läuft nach %1.</translation>
    </message>
    <message>
        <source>The tool would stop</source>
        <translation>Das Werkzeug würde anhalten</translation>
    </message>
    <message>
        <source>Folder and ledger do not agree</source>
        <translation>Ordner und Migrationstabelle stimmen nicht überein</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppeltes</translation>
    </message>
    <message numerus="yes">
        <source>Settle %n table(s) that are made twice: databases of different age may have different ones.</source>
        <translation>
            <numerusform>%n zweimal angelegte Tabelle klären: Datenbanken verschiedenen Alters haben sie vielleicht verschieden.</numerusform>
            <numerusform>%n zweimal angelegte Tabellen klären: Datenbanken verschiedenen Alters haben sie vielleicht verschieden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Linearity</source>
        <translation>Linearität</translation>
    </message>
    <message numerus="yes">
        <source>Mend what the tool itself would stop at: %n place(s).</source>
        <translation>
            <numerusform>Beheben, woran das Werkzeug selbst anhielte: %n Stelle.</numerusform>
            <numerusform>Beheben, woran das Werkzeug selbst anhielte: %n Stellen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Settle %n migration(s) on which folder and ledger do not agree.</source>
        <translation>
            <numerusform>%n Migration klären, bei der Ordner und Migrationstabelle nicht übereinstimmen.</numerusform>
            <numerusform>%n Migrationen klären, bei denen Ordner und Migrationstabelle nicht übereinstimmen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give each migration a version of its own: %n version(s) are used more than once.</source>
        <translation>
            <numerusform>Jeder Migration eine eigene Version geben: %n Version ist mehrfach vergeben.</numerusform>
            <numerusform>Jeder Migration eine eigene Version geben: %n Versionen sind mehrfach vergeben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>%1 describes an existing database and never runs.</source>
        <translation>%1 beschreibt eine vorhandene Datenbank und läuft nie.</translation>
    </message>
    <message>
        <source>Needed, and made by no file</source>
        <translation>Gebraucht und von keiner Datei angelegt</translation>
    </message>
    <message>
        <source>These files alone do not make the database: a new one needs something that comes from elsewhere.</source>
        <translation>Diese Dateien allein ergeben die Datenbank nicht: Eine neue braucht etwas, das von anderswo kommt.</translation>
    </message>
    <message numerus="yes">
        <source>Write a baseline with what no file makes (%n object(s)), or say where it comes from.</source>
        <translation>
            <numerusform>Eine Baseline mit dem schreiben, was keine Datei anlegt (%n Objekt), oder sagen, woher es kommt.</numerusform>
            <numerusform>Eine Baseline mit dem schreiben, was keine Datei anlegt (%n Objekte), oder sagen, woher es kommt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Files that the tool never runs</source>
        <translation>Dateien, die das Werkzeug nie ausführt</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s). %1</source>
        <translation>
            <numerusform>%n Datei. %1</numerusform>
            <numerusform>%n Dateien. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Migrations without a statement</source>
        <translation>Migrationen ohne Anweisung</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Statements in them</source>
        <translation>Anweisungen darin</translation>
    </message>
    <message>
        <source>Tables that all of them make</source>
        <translation>Tabellen, die alle zusammen ergeben</translation>
    </message>
    <message>
        <source>Indexes on these</source>
        <translation>Indexe auf diesen</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Views</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Typen</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>Funktionen</translation>
    </message>
    <message numerus="yes">
        <source>Move %n file(s) that the tool never runs out of the folder, or give them the name that it runs.</source>
        <translation>
            <numerusform>%n Datei, die das Werkzeug nie ausführt, aus dem Ordner nehmen oder ihr den Namen geben, den es ausführt.</numerusform>
            <numerusform>%n Dateien, die das Werkzeug nie ausführt, aus dem Ordner nehmen oder ihnen die Namen geben, die es ausführt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Begin with something else</source>
        <translation>Beginnen mit etwas anderem</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s): %1.</source>
        <translation>
            <numerusform>%n Name: %1.</numerusform>
            <numerusform>%n Namen: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Numbers left out</source>
        <translation>Ausgelassene Nummern</translation>
    </message>
    <message>
        <source>%1 is missing before this one.</source>
        <translation>%1 fehlt vor dieser.</translation>
    </message>
    <message>
        <source>%1 to %2 are missing before this one.</source>
        <translation>%1 bis %2 fehlen vor dieser.</translation>
    </message>
    <message>
        <source>Names to look at</source>
        <translation>Namen, die anzusehen sind</translation>
    </message>
    <message>
        <source>The name says nothing of what it does.</source>
        <translation>Der Name sagt nichts darüber, was sie tut.</translation>
    </message>
    <message>
        <source>The name ends in .sql twice</source>
        <translation>Der Name endet zweimal auf .sql</translation>
    </message>
    <message>
        <source>Words written in another way than most</source>
        <translation>Worte, anders geschrieben als die meisten</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) as in &quot;%1&quot;, where most are as in &quot;%2&quot;.</source>
        <translation>
            <numerusform>%n Name wie in „%1“, die meisten wie in „%2“.</numerusform>
            <numerusform>%n Namen wie in „%1“, die meisten wie in „%2“.</numerusform>
        </translation>
    </message>
    <message>
        <source>Naming</source>
        <translation>Benennung</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) begin with %1.</source>
        <translation>
            <numerusform>%n Name beginnt mit: %1.</numerusform>
            <numerusform>%n Namen beginnen mit: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Agree on one form of names. What was applied keeps its name, since the ledger knows it by it: %n file(s).</source>
        <translation>
            <numerusform>Sich auf eine Form der Namen einigen. Was angewendet ist, behält seinen Namen, weil die Migrationstabelle es daran erkennt: %n Datei.</numerusform>
            <numerusform>Sich auf eine Form der Namen einigen. Was angewendet ist, behält seinen Namen, weil die Migrationstabelle es daran erkennt: %n Dateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>no number or date</source>
        <translation>weder Nummer noch Datum</translation>
    </message>
    <message>
        <source>a running number</source>
        <translation>laufende Nummer</translation>
    </message>
    <message>
        <source>a date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>seconds since 1970</source>
        <translation>Sekunden seit 1970</translation>
    </message>
    <message>
        <source>a version</source>
        <translation>Version</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) in %1, laid out as %2 has them.</source>
        <translation>
            <numerusform>%n Migration in %1, im Aufbau von %2.</numerusform>
            <numerusform>%n Migrationen in %1, im Aufbau von %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Target: %1. Its ledger (%2): %3 applied, %4 still to run.</source>
        <translation>Ziel: %1. Migrationstabelle (%2): %3 angewendet, %4 noch auszuführen.</translation>
    </message>
    <message>
        <source>As of %1.</source>
        <translation>Stand: %1.</translation>
    </message>
    <message>
        <source>What revert scripts restore is told by reading them: the history is replayed without a server. Comments, owners, storage options and data are not compared. A run on a copy is the proof.</source>
        <translation>Was Rücknahmeskripte wiederherstellen, ist durch Lesen festgestellt: Der Verlauf wird ohne Server nachgespielt. Kommentare, Besitzer, Speicheroptionen und Daten werden nicht verglichen. Den Beweis liefert ein Lauf auf einer Kopie.</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) could not be followed by reading.</source>
        <translation>
            <numerusform>%n Anweisung konnte durch Lesen nicht verfolgt werden.</numerusform>
            <numerusform>%n Anweisungen konnten durch Lesen nicht verfolgt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>No target was given: nothing is said of what is applied, nor of drift.</source>
        <translation>Kein Ziel war angegeben: Was angewendet ist und ob es Drift gibt, bleibt offen.</translation>
    </message>
    <message>
        <source>P0, now</source>
        <translation>P0, jetzt</translation>
    </message>
    <message>
        <source>P1, soon</source>
        <translation>P1, bald</translation>
    </message>
    <message>
        <source>P2, when there is time</source>
        <translation>P2, wenn Zeit ist</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Empfehlungen</translation>
    </message>
    <message>
        <source>Migration hygiene: %1</source>
        <translation>Ordnung der Migrationen: %1</translation>
    </message>
    <message>
        <source>Actions by priority</source>
        <translation>Maßnahmen nach Dringlichkeit</translation>
    </message>
    <message>
        <source>the order of columns of %1</source>
        <translation>die Reihenfolge der Spalten von %1</translation>
    </message>
    <message>
        <source>the new value of enum %1 stays (now %2)</source>
        <translation>der neue Wert des Enums %1 bleibt (jetzt %2)</translation>
    </message>
    <message>
        <source>%1 %2 is left over</source>
        <translation>%1 %2 bleibt übrig</translation>
    </message>
    <message>
        <source>%1 %2 is not made again</source>
        <translation>%1 %2 wird nicht wieder angelegt</translation>
    </message>
    <message>
        <source>the %1 of %2 is another one</source>
        <translation>%1 von %2 ist nicht dasselbe wie zuvor</translation>
    </message>
    <message>
        <source>Restores all but the order of columns</source>
        <translation>Stellt alles wieder her außer der Reihenfolge der Spalten</translation>
    </message>
    <message>
        <source>Runs, and leaves the schema other than it was</source>
        <translation>Läuft und hinterlässt das Schema anders, als es war</translation>
    </message>
    <message>
        <source>Would stop</source>
        <translation>Würde anhalten</translation>
    </message>
    <message>
        <source>Reading cannot tell</source>
        <translation>Durch Lesen nicht zu sagen</translation>
    </message>
    <message>
        <source>The revert script restores the schema</source>
        <translation>Das Rücknahmeskript stellt das Schema wieder her</translation>
    </message>
    <message>
        <source>No revert script</source>
        <translation>Kein Rücknahmeskript</translation>
    </message>
    <message numerus="yes">
        <source>Correct %n revert script(s) that would stop.</source>
        <translation>
            <numerusform>%n Rücknahmeskript berichtigen, das anhielte.</numerusform>
            <numerusform>%n Rücknahmeskripte berichtigen, die anhielten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Complete %n revert script(s) that leave another schema behind.</source>
        <translation>
            <numerusform>%n Rücknahmeskript vervollständigen, das ein anderes Schema hinterlässt.</numerusform>
            <numerusform>%n Rücknahmeskripte vervollständigen, die ein anderes Schema hinterlassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reversibility</source>
        <translation>Rücknehmbarkeit</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n migration(s) has a revert script.</source>
        <translation>
            <numerusform>Die %n Migration hat kein Rücknahmeskript.</numerusform>
            <numerusform>Keine der %n Migrationen hat ein Rücknahmeskript.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rollback coverage</source>
        <translation>Abdeckung durch Rücknahmeskripte</translation>
    </message>
    <message>
        <source>Tables defined twice, and differently</source>
        <translation>Zweimal und verschieden definierte Tabellen</translation>
    </message>
    <message>
        <source>%1: the second definition does nothing where the first ran (%2).</source>
        <translation>%1: Die zweite Definition tut nichts, wo die erste lief (%2).</translation>
    </message>
    <message>
        <source>%1: the second CREATE TABLE stops where the first ran.</source>
        <translation>%1: Das zweite CREATE TABLE hält an, wo das erste lief.</translation>
    </message>
    <message>
        <source>Stops on an empty database</source>
        <translation>Hält auf einer leeren Datenbank an</translation>
    </message>
    <message>
        <source>%1 is used here and made only later.</source>
        <translation>%1 wird hier verwendet und erst später angelegt.</translation>
    </message>
    <message>
        <source>Schema alignment and order</source>
        <translation>Gleichlauf und Reihenfolge des Schemas</translation>
    </message>
    <message>
        <source>Constraints that were never validated</source>
        <translation>Nie validierte Bedingungen</translation>
    </message>
    <message>
        <source>Row security on, and no policy</source>
        <translation>Row Level Security eingeschaltet, ohne Policy</translation>
    </message>
    <message>
        <source>Policies without row security</source>
        <translation>Policies ohne Row Level Security</translation>
    </message>
    <message numerus="yes">
        <source>Make what %n statement(s) use before it is made, or move them.</source>
        <translation>
            <numerusform>Anlegen, was %n Anweisung verwendet, bevor sie läuft, oder sie verschieben.</numerusform>
            <numerusform>Anlegen, was %n Anweisungen verwenden, bevor sie laufen, oder sie verschieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring %n table(s) that are defined twice to one shape, in a new migration.</source>
        <translation>
            <numerusform>%n zweimal definierte Tabelle in einer neuen Migration auf eine Form bringen.</numerusform>
            <numerusform>%n zweimal definierte Tabellen in einer neuen Migration auf eine Form bringen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Validate %n constraint(s), or say why old rows may break them.</source>
        <translation>
            <numerusform>%n Bedingung validieren oder sagen, warum alte Zeilen sie verletzen dürfen.</numerusform>
            <numerusform>%n Bedingungen validieren oder sagen, warum alte Zeilen sie verletzen dürfen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give %n table(s) a policy, or turn row security off: nobody but the owner sees a row.</source>
        <translation>
            <numerusform>%n Tabelle eine Policy geben oder Row Level Security ausschalten: Niemand außer dem Besitzer sieht eine Zeile.</numerusform>
            <numerusform>%n Tabellen eine Policy geben oder Row Level Security ausschalten: Niemand außer dem Besitzer sieht eine Zeile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Turn row security on for the table(s) of %n policies that do nothing without it.</source>
        <translation>
            <numerusform>Row Level Security für die Tabelle von %n Policy einschalten, die ohne sie nichts tut.</numerusform>
            <numerusform>Row Level Security für die Tabellen von %n Policies einschalten, die ohne sie nichts tun.</numerusform>
        </translation>
    </message>
    <message>
        <source>Table %1 is dropped with its rows.</source>
        <translation>Die Tabelle %1 wird mit ihren Zeilen gelöscht.</translation>
    </message>
    <message>
        <source>Column %1 is dropped with its values.</source>
        <translation>Die Spalte %1 wird mit ihren Werten gelöscht.</translation>
    </message>
    <message>
        <source>Schema %1 is dropped with its tables.</source>
        <translation>Das Schema %1 wird mit seinen Tabellen gelöscht.</translation>
    </message>
    <message>
        <source>All rows of %1 are removed (TRUNCATE).</source>
        <translation>Alle Zeilen von %1 werden entfernt (TRUNCATE).</translation>
    </message>
    <message>
        <source>All rows of %1 are deleted.</source>
        <translation>Alle Zeilen von %1 werden gelöscht.</translation>
    </message>
    <message>
        <source>Some rows of %1 are deleted, by a condition.</source>
        <translation>Einige Zeilen von %1 werden gelöscht, nach einer Bedingung.</translation>
    </message>
    <message>
        <source>Read by a statement shortly before, which may keep it</source>
        <translation>Kurz davor von einer Anweisung gelesen, die sie bewahren kann</translation>
    </message>
    <message>
        <source>Nothing in the files keeps it</source>
        <translation>Nichts in den Dateien bewahrt sie</translation>
    </message>
    <message>
        <source>The new type may hold less than the old one</source>
        <translation>Der neue Typ fasst vielleicht weniger als der alte</translation>
    </message>
    <message>
        <source>Data preservation</source>
        <translation>Erhalt der Daten</translation>
    </message>
    <message numerus="yes">
        <source>Still to run on this target: %n.</source>
        <translation>
            <numerusform>Auf diesem Ziel noch auszuführen: %n.</numerusform>
            <numerusform>Auf diesem Ziel noch auszuführen: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In migrations with a revert script: %n. A revert script makes the structure again, the rows it cannot.</source>
        <translation>
            <numerusform>In Migrationen mit Rücknahmeskript: %n. Ein Rücknahmeskript legt die Struktur wieder an, die Zeilen kann es nicht.</numerusform>
            <numerusform>In Migrationen mit Rücknahmeskript: %n. Ein Rücknahmeskript legt die Struktur wieder an, die Zeilen kann es nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Destroys data, and has no revert script</source>
        <translation>Zerstört Daten und hat kein Rücknahmeskript</translation>
    </message>
    <message>
        <source>Changes the schema, and has no revert script</source>
        <translation>Ändert das Schema und hat kein Rücknahmeskript</translation>
    </message>
    <message>
        <source>A failure half-way leaves a part of it</source>
        <translation>Ein Fehlschlag auf halbem Weg lässt einen Teil davon zurück</translation>
    </message>
    <message>
        <source>Missing rollbacks and safety nets</source>
        <translation>Fehlende Rücknahmen und Sicherheitsnetze</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) are silenced by a comment or the project&apos;s baseline.</source>
        <translation>
            <numerusform>%n Befund ist durch einen Kommentar oder die Baseline des Projekts stillgelegt.</numerusform>
            <numerusform>%n Befunde sind durch Kommentare oder die Baseline des Projekts stillgelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write down the way back of %n migration(s) that destroy data: a revert script, or the backup that holds the rows.</source>
        <translation>
            <numerusform>Den Rückweg von %n Migration aufschreiben, die Daten zerstört: ein Rücknahmeskript oder die Sicherung, die die Zeilen enthält.</numerusform>
            <numerusform>Den Rückweg von %n Migrationen aufschreiben, die Daten zerstören: ein Rücknahmeskript oder die Sicherung, die die Zeilen enthält.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give %n statement(s) that run outside of a transaction a file of their own.</source>
        <translation>
            <numerusform>%n Anweisung, die außerhalb einer Transaktion läuft, eine eigene Datei geben.</numerusform>
            <numerusform>%n Anweisungen, die außerhalb einer Transaktion laufen, eine eigene Datei geben.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 becomes %3: unless the session&apos;s time zone is UTC, %2 is written anew while nobody can use it.</source>
        <translation>%1 wird %3: Ist die Zeitzone der Sitzung nicht UTC, wird %2 neu geschrieben, während niemand sie nutzen kann.</translation>
    </message>
    <message>
        <source>What happens to rows of %1 when %2 loses one is not said.</source>
        <translation>Was mit Zeilen von %1 geschieht, wenn %2 eine verliert, ist nicht gesagt.</translation>
    </message>
    <message>
        <source>A time without a time zone</source>
        <translation>Eine Zeit ohne Zeitzone</translation>
    </message>
    <message>
        <source>It says what a clock showed, and not where: sessions in two zones write two times.</source>
        <translation>Sie sagt, was eine Uhr zeigte, und nicht wo: Sitzungen in zwei Zonen schreiben zwei Zeiten.</translation>
    </message>
    <message>
        <source>Use timestamptz.</source>
        <translation>timestamptz verwenden.</translation>
    </message>
    <message>
        <source>%1 has no time zone.</source>
        <translation>%1 hat keine Zeitzone.</translation>
    </message>
    <message>
        <source>A text padded with blanks</source>
        <translation>Ein mit Leerzeichen aufgefüllter Text</translation>
    </message>
    <message>
        <source>Blanks fill it up, some comparisons ignore them and others do not, and it saves nothing.</source>
        <translation>Leerzeichen füllen ihn auf, manche Vergleiche übergehen sie und andere nicht, und er spart nichts.</translation>
    </message>
    <message>
        <source>Use text, with a CHECK on its length where that matters.</source>
        <translation>text verwenden, mit einem CHECK auf die Länge, wo sie zählt.</translation>
    </message>
    <message>
        <source>%1 is padded with blanks.</source>
        <translation>%1 wird mit Leerzeichen aufgefüllt.</translation>
    </message>
    <message>
        <source>A text with a limit in its type</source>
        <translation>Ein Text mit einer Grenze im Typ</translation>
    </message>
    <message>
        <source>Making the limit smaller later writes the whole table anew; it saves no space.</source>
        <translation>Die Grenze später zu verkleinern schreibt die ganze Tabelle neu; Platz spart sie nicht.</translation>
    </message>
    <message>
        <source>%1 has its limit in its type.</source>
        <translation>%1 hat seine Grenze im Typ.</translation>
    </message>
    <message>
        <source>A serial column</source>
        <translation>Eine serial-Spalte</translation>
    </message>
    <message>
        <source>Its sequence has privileges of its own, and any INSERT may give a number by hand.</source>
        <translation>Ihre Sequenz hat eigene Rechte, und jedes INSERT kann eine Nummer von Hand vergeben.</translation>
    </message>
    <message>
        <source>Use GENERATED ALWAYS AS IDENTITY.</source>
        <translation>GENERATED ALWAYS AS IDENTITY verwenden.</translation>
    </message>
    <message>
        <source>%1 is serial.</source>
        <translation>%1 ist serial.</translation>
    </message>
    <message>
        <source>A json column</source>
        <translation>Eine json-Spalte</translation>
    </message>
    <message>
        <source>json has no equality: DISTINCT, UNION and GROUP BY on it fail, and it has no index.</source>
        <translation>json kennt keine Gleichheit: DISTINCT, UNION und GROUP BY darauf schlagen fehl, und es hat keinen Index.</translation>
    </message>
    <message>
        <source>Use jsonb.</source>
        <translation>jsonb verwenden.</translation>
    </message>
    <message>
        <source>%1 is json.</source>
        <translation>%1 ist json.</translation>
    </message>
    <message>
        <source>A foreign key that does not say what a deletion does</source>
        <translation>Ein Fremdschlüssel, der nicht sagt, was eine Löschung tut</translation>
    </message>
    <message>
        <source>Deleting what is referenced fails, and a reader cannot tell whether that is meant.</source>
        <translation>Zu löschen, worauf verwiesen wird, schlägt fehl, und beim Lesen ist nicht zu erkennen, ob das gewollt ist.</translation>
    </message>
    <message>
        <source>Write ON DELETE RESTRICT, CASCADE or SET NULL.</source>
        <translation>ON DELETE RESTRICT, CASCADE oder SET NULL schreiben.</translation>
    </message>
    <message>
        <source>%1 has no primary key.</source>
        <translation>%1 hat keinen Primärschlüssel.</translation>
    </message>
    <message>
        <source>No index of %1 begins with %2.</source>
        <translation>Kein Index von %1 beginnt mit %2.</translation>
    </message>
    <message>
        <source>%1 begins with all that %2 has.</source>
        <translation>%1 beginnt mit allem, was %2 hat.</translation>
    </message>
    <message>
        <source>No partition of %1 takes rows from %2 on.</source>
        <translation>Keine Partition von %1 nimmt Zeilen ab %2.</translation>
    </message>
    <message>
        <source>Partitions up to a day, and nothing that makes the next</source>
        <translation>Partitionen bis zu einem Tag, und nichts, was die nächste anlegt</translation>
    </message>
    <message>
        <source>From that day on every INSERT fails. Unless some program makes partitions in time.</source>
        <translation>Von diesem Tag an schlägt jedes INSERT fehl. Außer ein Programm legt rechtzeitig Partitionen an.</translation>
    </message>
    <message>
        <source>Have a job make them (pg_partman, a function), or add a DEFAULT partition.</source>
        <translation>Sie von einem Job anlegen lassen (pg_partman, eine Funktion) oder eine DEFAULT-Partition ergänzen.</translation>
    </message>
    <message>
        <source>A table without a primary key</source>
        <translation>Eine Tabelle ohne Primärschlüssel</translation>
    </message>
    <message>
        <source>No statement can name one row, and logical replication refuses its UPDATE and DELETE.</source>
        <translation>Keine Anweisung kann eine einzelne Zeile benennen, und logische Replikation lehnt UPDATE und DELETE auf ihr ab.</translation>
    </message>
    <message>
        <source>Give it one.</source>
        <translation>Ihr einen geben.</translation>
    </message>
    <message>
        <source>A foreign key without an index</source>
        <translation>Ein Fremdschlüssel ohne Index</translation>
    </message>
    <message>
        <source>Deleting or renumbering what is referenced reads the whole table each time.</source>
        <translation>Zu löschen oder umzunummerieren, worauf verwiesen wird, liest jedes Mal die ganze Tabelle.</translation>
    </message>
    <message>
        <source>CREATE INDEX CONCURRENTLY on the foreign key&apos;s columns.</source>
        <translation>CREATE INDEX CONCURRENTLY auf den Spalten des Fremdschlüssels.</translation>
    </message>
    <message>
        <source>An index that another one makes superfluous</source>
        <translation>Ein Index, den ein anderer überflüssig macht</translation>
    </message>
    <message>
        <source>Every write keeps both, and no query needs the shorter one.</source>
        <translation>Jedes Schreiben pflegt beide, und keine Abfrage braucht den kürzeren.</translation>
    </message>
    <message>
        <source>DROP INDEX CONCURRENTLY.</source>
        <translation>DROP INDEX CONCURRENTLY.</translation>
    </message>
    <message>
        <source>This migration has no statement.</source>
        <translation>Diese Migration hat keine Anweisung.</translation>
    </message>
    <message>
        <source>Names before this one begin in another style.</source>
        <translation>Namen vor diesem beginnen in anderem Stil.</translation>
    </message>
    <message>
        <source>The name does not say what it does.</source>
        <translation>Der Name sagt nicht, was sie tut.</translation>
    </message>
    <message>
        <source>A migration without a statement</source>
        <translation>Eine Migration ohne Anweisung</translation>
    </message>
    <message>
        <source>It is recorded as applied, and when it is filled in later nothing runs it.</source>
        <translation>Sie wird als angewendet eingetragen, und wird sie später gefüllt, führt nichts sie aus.</translation>
    </message>
    <message>
        <source>Remove it where it is not applied yet, or write SELECT 1; to say that it is meant.</source>
        <translation>Sie entfernen, wo sie noch nicht angewendet ist, oder SELECT 1; schreiben, um zu sagen, dass es gewollt ist.</translation>
    </message>
    <message>
        <source>Running numbers and dates in one folder</source>
        <translation>Laufende Nummern und Daten in einem Ordner</translation>
    </message>
    <message>
        <source>Where a new file sorts then depends on how its author began its name.</source>
        <translation>Wo eine neue Datei einsortiert wird, hängt dann davon ab, wie ihr Verfasser den Namen begann.</translation>
    </message>
    <message>
        <source>Keep to one style.</source>
        <translation>Bei einem Stil bleiben.</translation>
    </message>
    <message>
        <source>A name that says nothing</source>
        <translation>Ein Name, der nichts sagt</translation>
    </message>
    <message>
        <source>Whoever reads the list in an emergency has to open every file.</source>
        <translation>Wer die Liste im Notfall liest, muss jede Datei öffnen.</translation>
    </message>
    <message>
        <source>Say what it does: add_users_email.</source>
        <translation>Sagen, was sie tut: add_users_email.</translation>
    </message>
    <message>
        <source>%1 is locked until the transaction ends.</source>
        <translation>%1 ist bis zum Ende der Transaktion gesperrt.</translation>
    </message>
    <message>
        <source>SET LOCAL %1 does nothing outside a transaction.</source>
        <translation>SET LOCAL %1 tut außerhalb einer Transaktion nichts.</translation>
    </message>
    <message>
        <source>Writes to %1 wait while the table that references it is made.</source>
        <translation>Schreiben in %1 wartet, während die Tabelle angelegt wird, die darauf verweist.</translation>
    </message>
    <message>
        <source>Locking a table by hand</source>
        <translation>Eine Tabelle von Hand sperren</translation>
    </message>
    <message>
        <source>Everybody else waits until the transaction ends, whatever it does until then.</source>
        <translation>Alle anderen warten bis zum Ende der Transaktion, was sie bis dahin auch tut.</translation>
    </message>
    <message>
        <source>Leave it out: every statement takes the lock that it needs. Or lock in a weaker mode.</source>
        <translation>Es weglassen: Jede Anweisung nimmt die Sperre, die sie braucht. Oder in einem schwächeren Modus sperren.</translation>
    </message>
    <message>
        <source>Several tables locked in one transaction</source>
        <translation>Mehrere Tabellen, in einer Transaktion gesperrt</translation>
    </message>
    <message>
        <source>Each is kept until the last is done, and code that takes them in another order runs into a deadlock.</source>
        <translation>Jede bleibt gesperrt, bis die letzte fertig ist, und Programme, die sie in anderer Reihenfolge sperren, geraten in einen Deadlock.</translation>
    </message>
    <message>
        <source>One migration a table, where they do not need each other.</source>
        <translation>Eine Migration je Tabelle, wo sie einander nicht brauchen.</translation>
    </message>
    <message>
        <source>This is the second table that is locked until the end.</source>
        <translation>Dies ist die zweite Tabelle, die bis zum Ende gesperrt wird.</translation>
    </message>
    <message>
        <source>A lock without a limit to waiting for it</source>
        <translation>Eine Sperre ohne Grenze für das Warten auf sie</translation>
    </message>
    <message>
        <source>While it waits behind a long query, everybody else queues behind it. A deploy by Lockstep sets the limit itself; another tool may not.</source>
        <translation>Während sie hinter einer langen Abfrage wartet, stehen alle anderen hinter ihr an. Ein Deployment mit Lockstep setzt die Grenze selbst; ein anderes Werkzeug vielleicht nicht.</translation>
    </message>
    <message>
        <source>SET lock_timeout = &apos;5s&apos;; before it, and try again when it is hit.</source>
        <translation>SET lock_timeout = &apos;5s&apos;; davor, und erneut versuchen, wenn es erreicht wird.</translation>
    </message>
    <message>
        <source>No lock_timeout is set before this.</source>
        <translation>Davor ist kein lock_timeout gesetzt.</translation>
    </message>
    <message>
        <source>SET LOCAL without a transaction</source>
        <translation>SET LOCAL ohne Transaktion</translation>
    </message>
    <message>
        <source>PostgreSQL only warns, and the setting stays what it was: a timeout is not set.</source>
        <translation>PostgreSQL warnt nur, und die Einstellung bleibt, was sie war: Ein Zeitlimit ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>SET without LOCAL, and RESET at the end.</source>
        <translation>SET ohne LOCAL, und am Ende RESET.</translation>
    </message>
    <message>
        <source>A trigger on a table that is in use</source>
        <translation>Ein Trigger auf einer Tabelle in Gebrauch</translation>
    </message>
    <message>
        <source>Writes wait for a moment, and queue behind a long transaction that writes.</source>
        <translation>Schreiben wartet einen Augenblick und steht hinter einer langen schreibenden Transaktion an.</translation>
    </message>
    <message>
        <source>Set lock_timeout, and choose a quiet moment.</source>
        <translation>lock_timeout setzen und einen ruhigen Augenblick wählen.</translation>
    </message>
    <message>
        <source>Writes to %2 wait for the trigger&apos;s lock.</source>
        <translation>Schreiben in %2 wartet auf die Sperre des Triggers.</translation>
    </message>
    <message>
        <source>Row level security on a table that is in use</source>
        <translation>Row Level Security auf einer Tabelle in Gebrauch</translation>
    </message>
    <message>
        <source>Readers and writers wait for a moment, and queue behind a long query.</source>
        <translation>Lesende und Schreibende warten einen Augenblick und stehen hinter einer langen Abfrage an.</translation>
    </message>
    <message>
        <source>%2 is locked against reads and writes for a moment.</source>
        <translation>%2 ist einen Augenblick gegen Lesen und Schreiben gesperrt.</translation>
    </message>
    <message>
        <source>A new table that references one in use</source>
        <translation>Eine neue Tabelle, die auf eine in Gebrauch verweist</translation>
    </message>
    <message>
        <source>The table that is referenced is locked against writes until the transaction ends.</source>
        <translation>Die Tabelle, auf die verwiesen wird, ist bis zum Ende der Transaktion gegen Schreiben gesperrt.</translation>
    </message>
    <message>
        <source>Make it at the end of the migration, or set lock_timeout.</source>
        <translation>Sie am Ende der Migration anlegen oder lock_timeout setzen.</translation>
    </message>
    <message>
        <source>%1 is longer than 63 bytes and is cut.</source>
        <translation>%1 ist länger als 63 Bytes und wird gekürzt.</translation>
    </message>
    <message>
        <source>The column %1 stands twice in %2: this fails.</source>
        <translation>Die Spalte %1 steht zweimal in %2: Das schlägt fehl.</translation>
    </message>
    <message>
        <source>%2 has a column %1 already: this fails.</source>
        <translation>%2 hat schon eine Spalte %1: Das schlägt fehl.</translation>
    </message>
    <message>
        <source>A name that is cut</source>
        <translation>Ein Name, der gekürzt wird</translation>
    </message>
    <message>
        <source>PostgreSQL keeps its first 63 bytes without an error; code that looks for the whole name finds nothing, and two long names may become one.</source>
        <translation>PostgreSQL behält ohne Fehler seine ersten 63 Bytes; Programme, die den ganzen Namen suchen, finden nichts, und zwei lange Namen können einer werden.</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>Einen kürzeren Namen wählen.</translation>
    </message>
    <message>
        <source>A column that is there already</source>
        <translation>Eine Spalte, die schon da ist</translation>
    </message>
    <message>
        <source>PostgreSQL stops with error 42701, and the migration with it.</source>
        <translation>PostgreSQL hält mit Fehler 42701 an und die Migration mit ihm.</translation>
    </message>
    <message>
        <source>Leave it out, or change the column that is there.</source>
        <translation>Sie weglassen oder die vorhandene Spalte ändern.</translation>
    </message>
    <message>
        <source>CONCURRENTLY with IF NOT EXISTS</source>
        <translation>CONCURRENTLY mit IF NOT EXISTS</translation>
    </message>
    <message>
        <source>A build that fails leaves an invalid index behind; running the file again then succeeds and leaves it invalid.</source>
        <translation>Ein fehlgeschlagener Bau lässt einen ungültigen Index zurück; läuft die Datei noch einmal, gelingt sie und lässt ihn ungültig.</translation>
    </message>
    <message>
        <source>DROP INDEX CONCURRENTLY IF EXISTS before it, and CREATE without IF NOT EXISTS.</source>
        <translation>DROP INDEX CONCURRENTLY IF EXISTS davor, und CREATE ohne IF NOT EXISTS.</translation>
    </message>
    <message>
        <source>If building %1 was interrupted, this does nothing.</source>
        <translation>Wurde der Bau von %1 unterbrochen, tut dies nichts.</translation>
    </message>
    <message>
        <source>Every row of %1 is read while nobody can use it.</source>
        <translation>Jede Zeile von %1 wird gelesen, während niemand sie nutzen kann.</translation>
    </message>
    <message>
        <source>%1 is read whole, and %2 is locked away from everybody meanwhile.</source>
        <translation>%1 wird ganz gelesen, und %2 ist währenddessen für alle gesperrt.</translation>
    </message>
    <message>
        <source>Attaching a table that is in use</source>
        <translation>Eine Tabelle in Gebrauch anhängen</translation>
    </message>
    <message>
        <source>Nobody can use the table until all its rows are known to be within the bounds.</source>
        <translation>Niemand kann die Tabelle nutzen, bis feststeht, dass alle ihre Zeilen in den Grenzen liegen.</translation>
    </message>
    <message>
        <source>Add a CHECK with the bounds NOT VALID, validate it in a later migration, attach then, and drop the check.</source>
        <translation>Einen CHECK mit den Grenzen NOT VALID anlegen, ihn in einer späteren Migration validieren, dann anhängen und die Prüfbedingung löschen.</translation>
    </message>
    <message>
        <source>A new partition beside a DEFAULT one</source>
        <translation>Eine neue Partition neben einer DEFAULT-Partition</translation>
    </message>
    <message>
        <source>Rows of the new range may be in the DEFAULT partition: it is read whole, and the statement fails when there are some.</source>
        <translation>Zeilen des neuen Bereichs können in der DEFAULT-Partition sein: Sie wird ganz gelesen, und die Anweisung schlägt fehl, wenn es welche gibt.</translation>
    </message>
    <message>
        <source>Give the DEFAULT partition a CHECK that leaves the new range out, then make the table by itself and ATTACH it.</source>
        <translation>Der DEFAULT-Partition einen CHECK geben, der den neuen Bereich ausschließt, dann die Tabelle für sich anlegen und mit ATTACH anhängen.</translation>
    </message>
    <message>
        <source>CONCURRENTLY on a partitioned table</source>
        <translation>CONCURRENTLY auf einer partitionierten Tabelle</translation>
    </message>
    <message>
        <source>PostgreSQL refuses it, and the migration stops.</source>
        <translation>PostgreSQL lehnt das ab, und die Migration hält an.</translation>
    </message>
    <message>
        <source>CREATE INDEX … ON ONLY the parent, CONCURRENTLY on each partition, and ALTER INDEX … ATTACH PARTITION.</source>
        <translation>CREATE INDEX … ON ONLY auf der übergeordneten Tabelle, CONCURRENTLY auf jeder Partition und ALTER INDEX … ATTACH PARTITION.</translation>
    </message>
    <message>
        <source>%2 is partitioned: %1 cannot be built concurrently.</source>
        <translation>%2 ist partitioniert: %1 kann nicht CONCURRENTLY gebaut werden.</translation>
    </message>
    <message>
        <source>A NOT VALID foreign key on a partitioned table</source>
        <translation>Ein Fremdschlüssel mit NOT VALID auf einer partitionierten Tabelle</translation>
    </message>
    <message>
        <source>PostgreSQL refuses it before version 18, and the migration stops.</source>
        <translation>PostgreSQL lehnt das vor Version 18 ab, und die Migration hält an.</translation>
    </message>
    <message>
        <source>Add it to each partition, or without NOT VALID in a quiet moment.</source>
        <translation>Ihn auf jeder Partition anlegen oder in einem ruhigen Augenblick ohne NOT VALID.</translation>
    </message>
    <message>
        <source>%2 is partitioned: its foreign keys cannot be NOT VALID.</source>
        <translation>%2 ist partitioniert: Ihre Fremdschlüssel können nicht NOT VALID sein.</translation>
    </message>
    <message>
        <source>The password of %1 stands in the file.</source>
        <translation>Das Passwort von %1 steht in der Datei.</translation>
    </message>
    <message>
        <source>Granting to everybody</source>
        <translation>Rechte für alle erteilen</translation>
    </message>
    <message>
        <source>Every role of the server gets it, also those that are made later.</source>
        <translation>Jede Rolle des Servers bekommt sie, auch die später angelegten.</translation>
    </message>
    <message>
        <source>Grant it to the roles that need it.</source>
        <translation>Sie den Rollen erteilen, die sie brauchen.</translation>
    </message>
    <message>
        <source>Every role gets privileges on %1.</source>
        <translation>Jede Rolle bekommt Rechte auf %1.</translation>
    </message>
    <message>
        <source>Granting every privilege</source>
        <translation>Jedes Recht erteilen</translation>
    </message>
    <message>
        <source>ALL has TRUNCATE, REFERENCES and TRIGGER in it, and what later versions add.</source>
        <translation>ALL enthält TRUNCATE, REFERENCES und TRIGGER und was spätere Versionen hinzufügen.</translation>
    </message>
    <message>
        <source>Name the privileges that the role needs.</source>
        <translation>Die Rechte nennen, die die Rolle braucht.</translation>
    </message>
    <message>
        <source>Every privilege on %1 is granted.</source>
        <translation>Jedes Recht auf %1 wird erteilt.</translation>
    </message>
    <message>
        <source>Granting the right to grant</source>
        <translation>Das Recht zum Weitergeben erteilen</translation>
    </message>
    <message>
        <source>Who has what is then no longer decided here, and a REVOKE fails or takes others along.</source>
        <translation>Wer was hat, wird dann nicht mehr hier entschieden, und ein REVOKE schlägt fehl oder nimmt andere mit.</translation>
    </message>
    <message>
        <source>Grant the privilege alone.</source>
        <translation>Das Recht allein erteilen.</translation>
    </message>
    <message>
        <source>Members of the role may add others to it.</source>
        <translation>Mitglieder der Rolle dürfen andere in sie aufnehmen.</translation>
    </message>
    <message>
        <source>Privileges on %1 may be handed on.</source>
        <translation>Rechte auf %1 dürfen weitergegeben werden.</translation>
    </message>
    <message>
        <source>Making a superuser</source>
        <translation>Einen Superuser machen</translation>
    </message>
    <message>
        <source>No privilege and no row level security holds for it, in any database of the server.</source>
        <translation>Kein Recht und keine Row Level Security gilt für ihn, in keiner Datenbank des Servers.</translation>
    </message>
    <message>
        <source>Give the role the one right that it needs; predefined roles have many of them.</source>
        <translation>Der Rolle das eine Recht geben, das sie braucht; vordefinierte Rollen haben viele davon.</translation>
    </message>
    <message>
        <source>%1 becomes a superuser.</source>
        <translation>%1 wird Superuser.</translation>
    </message>
    <message>
        <source>A password in a file</source>
        <translation>Ein Passwort in einer Datei</translation>
    </message>
    <message>
        <source>Everybody who can read the repository, a backup of it or the server&apos;s log can use it.</source>
        <translation>Wer das Repository, eine Sicherung davon oder das Protokoll des Servers lesen kann, kann es benutzen.</translation>
    </message>
    <message>
        <source>Make the role without a password, and set it outside of the migrations (\password).</source>
        <translation>Die Rolle ohne Passwort anlegen und es außerhalb der Migrationen setzen (\password).</translation>
    </message>
    <message>
        <source>Changing the server&apos;s settings</source>
        <translation>Die Einstellungen des Servers ändern</translation>
    </message>
    <message>
        <source>It holds for every database of the server, and no transaction takes it back.</source>
        <translation>Es gilt für jede Datenbank des Servers, und keine Transaktion nimmt es zurück.</translation>
    </message>
    <message>
        <source>ALTER DATABASE … SET or ALTER ROLE … SET, where the setting allows it.</source>
        <translation>ALTER DATABASE … SET oder ALTER ROLE … SET, wo die Einstellung es erlaubt.</translation>
    </message>
    <message>
        <source>The setting %1 changes for the whole server.</source>
        <translation>Die Einstellung %1 ändert sich für den ganzen Server.</translation>
    </message>
    <message>
        <source>An extension without a version</source>
        <translation>Eine Erweiterung ohne Version</translation>
    </message>
    <message>
        <source>Each server takes the version that it happens to have.</source>
        <translation>Jeder Server nimmt die Version, die er gerade hat.</translation>
    </message>
    <message>
        <source>CREATE EXTENSION … VERSION &apos;…&apos;.</source>
        <translation>CREATE EXTENSION … VERSION &apos;…&apos;.</translation>
    </message>
    <message>
        <source>The version of %1 is whatever the server has.</source>
        <translation>Die Version von %1 ist die, die der Server gerade hat.</translation>
    </message>
    <message>
        <source>%1 runs with its owner&apos;s rights and its caller&apos;s search_path.</source>
        <translation>%1 läuft mit den Rechten des Besitzers und dem search_path des Aufrufers.</translation>
    </message>
    <message>
        <source>The policy %2 lets every role change every row of %1.</source>
        <translation>Die Policy %2 lässt jede Rolle jede Zeile von %1 ändern.</translation>
    </message>
    <message>
        <source>A function with its owner&apos;s rights and its caller&apos;s search_path</source>
        <translation>Eine Funktion mit den Rechten des Besitzers und dem search_path des Aufrufers</translation>
    </message>
    <message>
        <source>Whoever calls it can put a table or function of the same name in front, and has it used with the owner&apos;s rights.</source>
        <translation>Wer sie aufruft, kann eine Tabelle oder Funktion desselben Namens davorsetzen und sie mit den Rechten des Besitzers verwenden lassen.</translation>
    </message>
    <message>
        <source>SET search_path = &apos;&apos; in the function, and every name in it with its schema.</source>
        <translation>SET search_path = &apos;&apos; in der Funktion, und darin jeder Name mit seinem Schema.</translation>
    </message>
    <message>
        <source>A policy that lets everybody write</source>
        <translation>Eine Policy, die alle schreiben lässt</translation>
    </message>
    <message>
        <source>The table looks protected, and whoever may reach it may change or delete every row.</source>
        <translation>Die Tabelle sieht geschützt aus, und wer sie erreicht, darf jede Zeile ändern oder löschen.</translation>
    </message>
    <message>
        <source>Say whose rows they are, or for which role (TO …) the policy holds.</source>
        <translation>Sagen, wessen Zeilen es sind oder für welche Rolle (TO …) die Policy gilt.</translation>
    </message>
    <message>
        <source>%1 is dropped in the file that copies its rows.</source>
        <translation>%1 wird in der Datei gelöscht, die ihre Zeilen kopiert.</translation>
    </message>
    <message>
        <source>%1 is dropped again in this file.</source>
        <translation>%1 wird in dieser Datei wieder gelöscht.</translation>
    </message>
    <message>
        <source>%1 gives another value in every database.</source>
        <translation>%1 ergibt in jeder Datenbank einen anderen Wert.</translation>
    </message>
    <message>
        <source>Rows copied, and the original dropped at once</source>
        <translation>Zeilen kopiert und das Original sofort gelöscht</translation>
    </message>
    <message>
        <source>Nobody can compare the copy with the original any more, and what the copy lacks only a backup brings back.</source>
        <translation>Niemand kann die Kopie noch mit dem Original vergleichen, und was der Kopie fehlt, bringt nur eine Sicherung zurück.</translation>
    </message>
    <message>
        <source>Rename the original, and drop it in a later migration.</source>
        <translation>Das Original umbenennen und in einer späteren Migration löschen.</translation>
    </message>
    <message>
        <source>A table made and dropped in one file</source>
        <translation>Eine Tabelle, in einer Datei angelegt und gelöscht</translation>
    </message>
    <message>
        <source>If it is only a means, a temporary table cannot be left behind; if not, one is a mistake.</source>
        <translation>Ist sie nur Mittel zum Zweck: Eine temporäre Tabelle kann nicht zurückbleiben; wenn nicht, ist eines von beiden ein Fehler.</translation>
    </message>
    <message>
        <source>CREATE TEMPORARY TABLE, or leave both out.</source>
        <translation>CREATE TEMPORARY TABLE, oder beides weglassen.</translation>
    </message>
    <message>
        <source>Data that differs from database to database</source>
        <translation>Daten, die von Datenbank zu Datenbank verschieden sind</translation>
    </message>
    <message>
        <source>Two databases of one history have other rows, and a rehearsal proves less.</source>
        <translation>Zwei Datenbanken eines Verlaufs haben verschiedene Zeilen, und eine Probe beweist weniger.</translation>
    </message>
    <message>
        <source>Write the value itself.</source>
        <translation>Den Wert selbst schreiben.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1 of %2: %3 in the files, %4 in the database</source>
        <translation>%1 von %2: %3 in den Dateien, %4 in der Datenbank</translation>
    </message>
    <message>
        <source>%1 of %2 was %3 and becomes %4</source>
        <translation>%1 von %2 war %3 und wird %4</translation>
    </message>
    <message>
        <source>The revert script is empty: %1.</source>
        <translation>Das Rücknahmeskript ist leer: %1.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Columns %1 of %2 are dropped with their values.</source>
        <translation>Die Spalten %1 von %2 werden mit ihren Werten gelöscht.</translation>
    </message>
    <message>
        <source>A new migration needs a name.</source>
        <translation>Eine neue Migration braucht einen Namen.</translation>
    </message>
    <message>
        <source>Say in words what it does: lockstep new &quot;add note to orders&quot;.</source>
        <translation>In Worten sagen, was sie tut: lockstep new &quot;notiz an bestellungen&quot;.</translation>
    </message>
    <message>
        <source>Instead of a new migration, write the revert script of this one</source>
        <translation>Statt einer neuen Migration das Rücknahmeskript dieser schreiben</translation>
    </message>
    <message>
        <source>Write nothing; with --revert-of, print the script</source>
        <translation>Nichts schreiben; mit --revert-of das Skript ausgeben</translation>
    </message>
    <message>
        <source>A baseline belongs to a project, not to single files.</source>
        <translation>Eine Baseline gehört zu einem Projekt, nicht zu einzelnen Dateien.</translation>
    </message>
    <message>
        <source>There is no migration %1 in this project.</source>
        <translation>In diesem Projekt gibt es keine Migration %1.</translation>
    </message>
    <message>
        <source>lockstep status lists them.</source>
        <translation>lockstep status führt sie auf.</translation>
    </message>
    <message>
        <source>%1 has a revert script, %2.</source>
        <translation>%1 hat ein Rücknahmeskript, %2.</translation>
    </message>
    <message>
        <source>Nothing is overwritten. Rename it to have another one written.</source>
        <translation>Nichts wird überschrieben. Es umbenennen, damit ein anderes geschrieben wird.</translation>
    </message>
    <message>
        <source>%1 is no table, and the tool keeps its ledger in a table of that name.</source>
        <translation>%1 ist keine Tabelle, und das Werkzeug führt seine Migrationstabelle unter diesem Namen.</translation>
    </message>
    <message>
        <source>Somebody made a view, an index or a sequence of that name. Rename it, or name the ledger&apos;s table under [ledger] in lockstep.toml. Nothing was written.</source>
        <translation>Jemand hat einen View, einen Index oder eine Sequenz dieses Namens angelegt. Das Objekt umbenennen oder die Migrationstabelle unter [ledger] in lockstep.toml nennen. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The revert of %1 belongs into its own file, %2.</source>
        <translation>Die Rücknahme von %1 gehört in die Datei der Migration selbst, %2.</translation>
    </message>
    <message>
        <source>Print it with --dry-run and put it into the file&apos;s revert section.</source>
        <translation>Sie mit --dry-run ausgeben und in den Rücknahmeteil der Datei setzen.</translation>
    </message>
    <message>
        <source>%1 would not be taken for the revert script of %2 in this layout.</source>
        <translation>%1 würde in diesem Aufbau nicht als Rücknahmeskript von %2 gelten.</translation>
    </message>
    <message>
        <source>Nothing was written. Print it with --dry-run and put it where it belongs.</source>
        <translation>Nichts wurde geschrieben. Es mit --dry-run ausgeben und dorthin legen, wo es hingehört.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), and they run all the same.</source>
        <translation>
            <numerusform>%n Datei, und sie läuft trotzdem.</numerusform>
            <numerusform>%n Dateien, und sie laufen trotzdem.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), and none of them ever runs.</source>
        <translation>
            <numerusform>%n Datei, und sie läuft nie.</numerusform>
            <numerusform>%n Dateien, und keine davon läuft je.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 becomes %3: its indexes are built anew while nobody can use %2.</source>
        <translation>%1 wird %3: Die Indexe darauf werden neu gebaut, während niemand %2 nutzen kann.</translation>
    </message>
    <message>
        <source>A report cannot be written as %1.</source>
        <translation>Ein Bericht kann nicht als %1 geschrieben werden.</translation>
    </message>
    <message>
        <source>before, in a migration of its own:</source>
        <translation>davor, in einer eigenen Migration:</translation>
    </message>
    <message>
        <source>here:</source>
        <translation>hier:</translation>
    </message>
    <message>
        <source>later, in a migration of its own:</source>
        <translation>später, in einer eigenen Migration:</translation>
    </message>
    <message numerus="yes">
        <source>Before the deploy, copy what %n pending operation(s) destroy, or say why it may go.</source>
        <translation>
            <numerusform>Vor dem Deployment kopieren, was %n ausstehender Vorgang zerstört, oder sagen, warum es weg darf.</numerusform>
            <numerusform>Vor dem Deployment kopieren, was %n ausstehende Vorgänge zerstören, oder sagen, warum es weg darf.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Where they are not applied yet, copy what %n operation(s) destroy first, or say why it may go.</source>
        <translation>
            <numerusform>Wo noch nicht angewendet, zuerst kopieren, was %n Vorgang zerstört, oder sagen, warum es weg darf.</numerusform>
            <numerusform>Wo noch nicht angewendet, zuerst kopieren, was %n Vorgänge zerstören, oder sagen, warum es weg darf.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) destroy data that was there before their migration.</source>
        <translation>
            <numerusform>%n Vorgang zerstört Daten, die vor seiner Migration da waren.</numerusform>
            <numerusform>%n Vorgänge zerstören Daten, die vor ihrer Migration da waren.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has a row without a %2: the column is NULL there.</source>
        <translation>%1 hat eine Zeile ohne %2: Die Spalte ist dort NULL.</translation>
    </message>
    <message>
        <source>The tool itself never leaves such a row, and nobody can tell which migration it stands for. Fill the column in, or delete the row. Nothing was written.</source>
        <translation>Das Werkzeug selbst hinterlässt nie eine solche Zeile, und niemand kann sagen, für welche Migration sie steht. Die Spalte ausfüllen oder die Zeile löschen. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Judge what is to run there by what this database says: a postgresql:// URL, an environment of lockstep.toml, or sandbox</source>
        <translation>Was dort laufen soll, nach dem beurteilen, was diese Datenbank sagt: eine postgresql://-URL, eine Umgebung aus lockstep.toml oder sandbox</translation>
    </message>
    <message>
        <source>PostgreSQL&apos;s major version where there is no target</source>
        <translation>Die Hauptversion von PostgreSQL, wo es kein Ziel gibt</translation>
    </message>
    <message>
        <source>In the folder (%1); what of it is applied is not known</source>
        <translation>Im Ordner (%1); was davon angewendet ist, ist nicht bekannt</translation>
    </message>
    <message>
        <source>No statement is in doubt.</source>
        <translation>Keine Anweisung ist zweifelhaft.</translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s own grammar accepts %n statement(s) that were not understood here.</source>
        <translation>
            <numerusform>Die Grammatik des Servers selbst nimmt %n Anweisung an, die hier nicht verstanden wurde.</numerusform>
            <numerusform>Die Grammatik des Servers selbst nimmt %n Anweisungen an, die hier nicht verstanden wurden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s own grammar refuses %n statement(s).</source>
        <translation>
            <numerusform>Die Grammatik des Servers selbst lehnt %n Anweisung ab.</numerusform>
            <numerusform>Die Grammatik des Servers selbst lehnt %n Anweisungen ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct them, or deploy to a server whose version has that syntax.</source>
        <translation>Sie berichtigen oder auf einen Server ausrollen, dessen Version diese Syntax hat.</translation>
    </message>
    <message>
        <source>Syntax by the server</source>
        <translation>Syntax laut Server</translation>
    </message>
    <message>
        <source>The ledger, looked at later</source>
        <translation>Die Migrationstabelle, später angesehen</translation>
    </message>
    <message>
        <source>It was cut off: whether the ledger&apos;s row of %1 was written is in doubt. The next deploy, resolve or baseline on this target looks at the ledger and settles it.</source>
        <translation>Es wurde unterbrochen: Ob die Zeile von %1 in der Migrationstabelle geschrieben wurde, ist ungewiss. Das nächste Deployment, die nächste Kennzeichnung oder Baseline auf diesem Ziel sieht dort nach und klärt es.</translation>
    </message>
    <message>
        <source>Passed by</source>
        <translation>Übergangen</translation>
    </message>
    <message>
        <source>The row of %1 with the id %2 has no created_at, so Drizzle would run every migration again. Give it the time of its journal entry, or delete it.</source>
        <translation>Die Zeile von %1 mit der id %2 hat kein created_at; Drizzle würde daher jede Migration erneut ausführen. Ihr die Zeit ihres Journaleintrags geben oder sie löschen.</translation>
    </message>
    <message>
        <source>The precondition of %1 could not be asked (onError: %2): %3</source>
        <translation>Die Vorbedingung von %1 konnte nicht geprüft werden (onError: %2): %3</translation>
    </message>
    <message>
        <source>Liquibase stops here as well. Correct the query.</source>
        <translation>Auch Liquibase hält hier an. Die Abfrage berichtigen.</translation>
    </message>
    <message>
        <source>This database has no ledger of %1 and has one of %2, %3. If these migrations are %2&apos;s, say so with --layout %4 or layout = &quot;%4&quot; in lockstep.toml: what it applied would run again otherwise. If both tools work on this database, name %5 there.</source>
        <translation>Diese Datenbank hat keine Migrationstabelle von %1, aber eine von %2, %3. Gehören diese Migrationen zu %2, das mit --layout %4 oder layout = &quot;%4&quot; in lockstep.toml sagen: Was es angewendet hat, liefe sonst erneut. Arbeiten beide Werkzeuge auf dieser Datenbank, dort %5 nennen.</translation>
    </message>
    <message>
        <source>The ledger %1 has not the columns that this tool is known for: %2</source>
        <translation>Die Migrationstabelle %1 hat nicht die Spalten, die von diesem Werkzeug bekannt sind: %2</translation>
    </message>
    <message>
        <source>Row-level security is on for %1 and may hide rows of the ledger from this role.</source>
        <translation>Auf %1 ist Row Level Security eingeschaltet und verbirgt vor dieser Rolle womöglich Zeilen der Migrationstabelle.</translation>
    </message>
    <message>
        <source>Connect as the table&apos;s owner or as a role with BYPASSRLS, or switch it off with “ALTER TABLE %1 DISABLE ROW LEVEL SECURITY”. Nothing was written.</source>
        <translation>Als Besitzer der Tabelle oder als Rolle mit BYPASSRLS verbinden, oder sie mit „ALTER TABLE %1 DISABLE ROW LEVEL SECURITY“ ausschalten. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>%1 has more than one row with the %2 “%3”.</source>
        <translation>%1 hat mehr als eine Zeile mit %2 „%3“.</translation>
    </message>
    <message>
        <source>The tool&apos;s own table takes each only once, so this one was made or changed by somebody else. Delete all but one of the rows. Nothing was written.</source>
        <translation>Die Tabelle, wie das Werkzeug sie anlegt, nimmt jeden Wert nur einmal; diese wurde also von jemand anderem angelegt oder geändert. Alle diese Zeilen bis auf eine löschen. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The journal lists %1 twice: here, and in line %2.</source>
        <translation>Das Journal führt %1 zweimal auf: hier und in Zeile %2.</translation>
    </message>
    <message>
        <source>Folders below it hold migrations. Open one of them:
%1</source>
        <translation>In Ordnern darunter liegen Migrationen. Einen davon öffnen:
%1</translation>
    </message>
    <message>
        <source>%1 is a link that leads out of the project, to %2.</source>
        <translation>%1 ist ein Link, der aus dem Projekt hinausführt, nach %2.</translation>
    </message>
    <message>
        <source>There are two changesets %1: here, and in line %2 of %3.</source>
        <translation>Es gibt zwei Changesets %1: hier und in Zeile %2 von %3.</translation>
    </message>
    <message>
        <source>Correct the changelog; Liquibase stops at it too. Where another module of the program has what is missing, open the folder that holds both.</source>
        <translation>Das Changelog berichtigen; auch Liquibase hält daran an. Wo ein anderes Modul des Programms hat, was fehlt, den Ordner öffnen, der beide enthält.</translation>
    </message>
    <message>
        <source>%1 leads out of the project, and Lockstep reads nothing there.</source>
        <translation>%1 führt aus dem Projekt hinaus, und dort liest Lockstep nichts.</translation>
    </message>
    <message>
        <source>It holds no changeset, so that nothing of it ever runs.</source>
        <translation>Sie enthält kein Changeset, sodass nichts davon je läuft.</translation>
    </message>
    <message>
        <source>The file %1 is empty, and Liquibase stops at such a one.</source>
        <translation>Die Datei %1 ist leer, und Liquibase hält bei einer solchen an.</translation>
    </message>
    <message>
        <source>Its paths count from the resources of all modules: %1.</source>
        <translation>Seine Pfade zählen ab den Ressourcen aller Module: %1.</translation>
    </message>
    <message>
        <source>This is not XML: %1</source>
        <translation>Das ist kein XML: %1</translation>
    </message>
    <message>
        <source>This is no changelog: it has no databaseChangeLog.</source>
        <translation>Das ist kein Changelog: Es hat kein databaseChangeLog.</translation>
    </message>
    <message>
        <source>The name of %1 is not UTF-8, so that nothing can open the file by it.</source>
        <translation>Der Name von %1 ist kein UTF-8, sodass nichts die Datei unter ihm öffnen kann.</translation>
    </message>
    <message>
        <source>Rename it.</source>
        <translation>Sie umbenennen.</translation>
    </message>
    <message>
        <source>Its file differs from %1 in upper and lower case alone: on macOS and Windows there can be only one of the two.</source>
        <translation>Ihre Datei unterscheidet sich von %1 nur in Groß- und Kleinschreibung: Auf macOS und Windows kann es nur eine der beiden geben.</translation>
    </message>
    <message>
        <source>%1 runs every migration in a transaction, which this SQL refuses.</source>
        <translation>%1 führt jede Migration in einer Transaktion aus, was dieses SQL nicht zulässt.</translation>
    </message>
    <message>
        <source>Run it by hand, outside of the migrations.</source>
        <translation>Es von Hand ausführen, außerhalb der Migrationen.</translation>
    </message>
    <message>
        <source>Line %1 has %2, and nothing says what to put there. Set %3 under [placeholders] in lockstep.toml, or where Sqitch reads it: [deploy &quot;variables&quot;] in sqitch.conf.</source>
        <translation>Zeile %1 hat %2, und nichts sagt, was dort einzusetzen ist. %3 unter [placeholders] in lockstep.toml setzen oder dort, wo Sqitch es liest: [deploy &quot;variables&quot;] in sqitch.conf.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a count, from 0.</source>
        <translation>„%1“ ist eine Anzahl, ab 0.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no regular expression.</source>
        <translation>„%1“ ist kein regulärer Ausdruck.</translation>
    </message>
    <message>
        <source>The value of &quot;%1&quot; must be a list of texts in quotes.</source>
        <translation>Der Wert von „%1“ muss eine Liste von Texten in Anführungszeichen sein.</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nichts gefunden</translation>
    </message>
    <message>
        <source>Why, and what to do instead</source>
        <translation>Warum, und was stattdessen zu tun ist</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) reviewed</source>
        <translation>
            <numerusform>%n Datei begutachtet</numerusform>
            <numerusform>%n Dateien begutachtet</numerusform>
        </translation>
    </message>
    <message>
        <source>Migration review</source>
        <translation>Begutachtung der Migrationen</translation>
    </message>
    <message numerus="yes">
        <source>%n more finding(s) do not fit into a comment: see the whole review.</source>
        <translation>
            <numerusform>%n weiterer Befund passt nicht in einen Kommentar: siehe die ganze Begutachtung.</numerusform>
            <numerusform>%n weitere Befunde passen nicht in einen Kommentar: siehe die ganze Begutachtung.</numerusform>
        </translation>
    </message>
    <message>
        <source>Declared and made, and not the same</source>
        <translation>Deklariert und entstanden, aber nicht dasselbe</translation>
    </message>
    <message numerus="yes">
        <source>Bring what is declared and what the migrations make together: %n difference(s).</source>
        <translation>
            <numerusform>Zusammenbringen, was deklariert ist und was die Migrationen ergeben: %n Unterschied.</numerusform>
            <numerusform>Zusammenbringen, was deklariert ist und was die Migrationen ergeben: %n Unterschiede.</numerusform>
        </translation>
    </message>
    <message>
        <source>In the examples a comment “next file” parts two migrations, and “revert” a migration from its revert script. A comment on top says what the file alone does not: whether the tool wraps it in a transaction, whether it has a revert script, what the project asks, or the server&apos;s version.</source>
        <translation>In den Beispielen trennt ein Kommentar „next file“ zwei Migrationen und „revert“ eine Migration von ihrem Rücknahmeskript. Ein Kommentar ganz oben sagt, was die Datei allein nicht sagt: ob das Werkzeug sie in eine Transaktion hüllt, ob sie ein Rücknahmeskript hat, was das Projekt verlangt, oder die Version des Servers.</translation>
    </message>
    <message>
        <source>passed by</source>
        <translation>übergangen</translation>
    </message>
    <message>
        <source>Size: %1; its rows were never counted.</source>
        <translation>Größe: %1; ihre Zeilen wurden nie gezählt.</translation>
    </message>
    <message>
        <source>It holds no rows.</source>
        <translation>Sie enthält keine Zeilen.</translation>
    </message>
    <message>
        <source>Rows: about %1; size: %2.</source>
        <translation>Zeilen: etwa %1; Größe: %2.</translation>
    </message>
    <message>
        <source>Whether the default of %1 is volatile, which would rewrite the table, depends on a function that is not known here.</source>
        <translation>Ob die Vorgabe von %1 veränderlich ist und die Tabelle neu schriebe, hängt von einer Funktion ab, die hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>It fails in a transaction: %1 is partitioned.</source>
        <translation>Es schlägt in einer Transaktion fehl: %1 ist partitioniert.</translation>
    </message>
    <message>
        <source>It would fail: the view %1 uses the column %2.</source>
        <translation>Es schlüge fehl: Der View %1 nutzt die Spalte %2.</translation>
    </message>
    <message>
        <source>The table %1 is declared, and the migrations leave no such table.</source>
        <translation>Die Tabelle %1 ist deklariert, und die Migrationen hinterlassen keine solche Tabelle.</translation>
    </message>
    <message>
        <source>The table %1 is made here and not declared in %4.</source>
        <translation>Die Tabelle %1 wird hier angelegt und ist in %4 nicht deklariert.</translation>
    </message>
    <message>
        <source>The column %1 is declared (%2), and the migrations leave no such column.</source>
        <translation>Die Spalte %1 ist deklariert (%2), und die Migrationen hinterlassen keine solche Spalte.</translation>
    </message>
    <message>
        <source>The column %1 (%3) is made here and not declared in %4.</source>
        <translation>Die Spalte %1 (%3) wird hier angelegt und ist in %4 nicht deklariert.</translation>
    </message>
    <message>
        <source>%1 is declared as %2, and the migrations make it %3 (%4).</source>
        <translation>%1 ist als %2 deklariert, und die Migrationen ergeben %3 (%4).</translation>
    </message>
    <message>
        <source>%1 is declared %2, and the migrations leave it %3 (%4).</source>
        <translation>%1 ist %2 deklariert, und die Migrationen hinterlassen es %3 (%4).</translation>
    </message>
    <message>
        <source>%1 is declared with the default %2, and the migrations give it none (%4).</source>
        <translation>%1 ist mit der Vorgabe %2 deklariert, und die Migrationen geben keine (%4).</translation>
    </message>
    <message>
        <source>%1 is declared without a default, and the migrations give it %3 (%4).</source>
        <translation>%1 ist ohne Vorgabe deklariert, und die Migrationen geben %3 (%4).</translation>
    </message>
    <message>
        <source>%1 is declared with the default %2, and the migrations give it %3 (%4).</source>
        <translation>%1 ist mit der Vorgabe %2 deklariert, und die Migrationen geben %3 (%4).</translation>
    </message>
    <message>
        <source>The primary key %2 of %1 is declared, and the migrations leave none.</source>
        <translation>Der Primärschlüssel %2 von %1 ist deklariert, und die Migrationen hinterlassen keinen.</translation>
    </message>
    <message>
        <source>The primary key %3 of %1 is made here and not declared in %4.</source>
        <translation>Der Primärschlüssel %3 von %1 wird hier angelegt und ist in %4 nicht deklariert.</translation>
    </message>
    <message>
        <source>The primary key of %1 is declared as %2, and the migrations make it %3 (%4).</source>
        <translation>Der Primärschlüssel von %1 ist als %2 deklariert, und die Migrationen ergeben %3 (%4).</translation>
    </message>
    <message>
        <source>%2 of %1 is declared unique, and the migrations do not leave it so.</source>
        <translation>%2 von %1 ist als eindeutig deklariert, und die Migrationen hinterlassen es nicht so.</translation>
    </message>
    <message>
        <source>%3 of %1 is made unique here and not declared so in %4.</source>
        <translation>%3 von %1 wird hier eindeutig gemacht und ist in %4 nicht so deklariert.</translation>
    </message>
    <message>
        <source>The index %2 on %1 is declared, and the migrations leave none.</source>
        <translation>Der Index %2 auf %1 ist deklariert, und die Migrationen hinterlassen keinen.</translation>
    </message>
    <message>
        <source>The index %3 on %1 is made here and not declared in %4.</source>
        <translation>Der Index %3 auf %1 wird hier angelegt und ist in %4 nicht deklariert.</translation>
    </message>
    <message>
        <source>The foreign key %2 of %1 is declared, and the migrations leave none.</source>
        <translation>Der Fremdschlüssel %2 von %1 ist deklariert, und die Migrationen hinterlassen keinen.</translation>
    </message>
    <message>
        <source>The foreign key %3 of %1 is made here and not declared in %4.</source>
        <translation>Der Fremdschlüssel %3 von %1 wird hier angelegt und ist in %4 nicht deklariert.</translation>
    </message>
    <message>
        <source>The foreign key %1 is declared %2, and the migrations make it %3 (%4).</source>
        <translation>Der Fremdschlüssel %1 ist als %2 deklariert, und die Migrationen ergeben %3 (%4).</translation>
    </message>
    <message>
        <source>The type %1 is declared, and the migrations leave no such type.</source>
        <translation>Der Typ %1 ist deklariert, und die Migrationen hinterlassen keinen solchen Typ.</translation>
    </message>
    <message>
        <source>The type %1 is made here and not declared in %4.</source>
        <translation>Der Typ %1 wird hier angelegt und ist in %4 nicht deklariert.</translation>
    </message>
    <message>
        <source>The value “%2” of %1 is declared, and the migrations leave no such value (%4).</source>
        <translation>Der Wert „%2“ von %1 ist deklariert, und die Migrationen hinterlassen keinen solchen Wert (%4).</translation>
    </message>
    <message>
        <source>The value “%3” of %1 is not declared in %4.</source>
        <translation>Der Wert „%3“ von %1 ist in %4 nicht deklariert.</translation>
    </message>
    <message>
        <source>The policy %1 is declared, and the migrations leave none.</source>
        <translation>Die Policy %1 ist deklariert, und die Migrationen hinterlassen keine.</translation>
    </message>
    <message>
        <source>The policy %1 is made by the migrations and not declared in %4.</source>
        <translation>Die Policy %1 wird von den Migrationen angelegt und ist in %4 nicht deklariert.</translation>
    </message>
    <message>
        <source>The function %1 is declared, and the migrations leave none.</source>
        <translation>Die Funktion %1 ist deklariert, und die Migrationen hinterlassen keine.</translation>
    </message>
    <message>
        <source>The function %1 is made here and not declared in %4.</source>
        <translation>Die Funktion %1 wird hier angelegt und ist in %4 nicht deklariert.</translation>
    </message>
    <message>
        <source>The trigger %1 is declared, and the migrations leave none.</source>
        <translation>Der Trigger %1 ist deklariert, und die Migrationen hinterlassen keinen.</translation>
    </message>
    <message>
        <source>The trigger %1 is made by the migrations and not declared in %4.</source>
        <translation>Der Trigger %1 wird von den Migrationen angelegt und ist in %4 nicht deklariert.</translation>
    </message>
    <message>
        <source>The view %1 is declared, and the migrations leave none.</source>
        <translation>Der View %1 ist deklariert, und die Migrationen hinterlassen keinen.</translation>
    </message>
    <message>
        <source>The view %1 is made here and not declared in %4.</source>
        <translation>Der View %1 wird hier angelegt und ist in %4 nicht deklariert.</translation>
    </message>
    <message>
        <source>The declared schema is not the one that the migrations make</source>
        <translation>Das deklarierte Schema ist nicht das, das die Migrationen ergeben</translation>
    </message>
    <message>
        <source>Code is written and generated for what is declared. On a database that the migrations have made it meets columns that are not there, values that it does not expect and rows that it cannot insert.</source>
        <translation>Programme werden für das geschrieben und erzeugt, was deklariert ist. Auf einer Datenbank, die durch die Migrationen entstand, treffen sie auf Spalten, die es nicht gibt, auf Werte, mit denen sie nicht rechnen, und auf Zeilen, die sie nicht einfügen können.</translation>
    </message>
    <message>
        <source>Let the tool write the missing migration, or bring the declaration to what the database has.</source>
        <translation>Die fehlende Migration vom Werkzeug schreiben lassen oder die Deklaration dem angleichen, was die Datenbank hat.</translation>
    </message>
    <message>
        <source>%1 exists already and stays as it is: %2 there, %3 here.</source>
        <translation>%1 gibt es schon, und es bleibt, wie es ist: dort %2, hier %3.</translation>
    </message>
    <message>
        <source>%1 exists already and stays as it is: it has no column %2.</source>
        <translation>%1 gibt es schon, und es bleibt, wie es ist: Die Spalte %2 fehlt.</translation>
    </message>
    <message>
        <source>%2 is published, and without its primary key UPDATE and DELETE fail.</source>
        <translation>%2 gehört zu einer Publikation, und ohne Primärschlüssel schlagen UPDATE und DELETE fehl.</translation>
    </message>
    <message>
        <source>%1 may lack rows that change while it is built on this server.</source>
        <translation>In %1 fehlen womöglich Zeilen, die sich ändern, während der Index auf diesem Server gebaut wird.</translation>
    </message>
    <message>
        <source>IF NOT EXISTS over something else of that name</source>
        <translation>IF NOT EXISTS über etwas anderem dieses Namens</translation>
    </message>
    <message>
        <source>Nothing is made and nothing is said: code that relies on the new definition meets the old one.</source>
        <translation>Nichts wird angelegt, und nichts wird gesagt: Programme, die sich auf die neue Definition verlassen, treffen auf die alte.</translation>
    </message>
    <message>
        <source>Leave IF NOT EXISTS out, or change what is there by ALTER.</source>
        <translation>IF NOT EXISTS weglassen oder mit ALTER ändern, was da ist.</translation>
    </message>
    <message>
        <source>Dropping the primary key of a published table</source>
        <translation>Den Primärschlüssel einer Tabelle löschen, die zu einer Publikation gehört</translation>
    </message>
    <message>
        <source>Subscribers find rows by it: the server refuses UPDATE and DELETE from then on.</source>
        <translation>Abonnenten finden Zeilen über ihn: Von da an lehnt der Server UPDATE und DELETE ab.</translation>
    </message>
    <message>
        <source>ALTER TABLE … REPLICA IDENTITY USING INDEX, or FULL, before it.</source>
        <translation>Davor ALTER TABLE … REPLICA IDENTITY USING INDEX oder FULL.</translation>
    </message>
    <message>
        <source>CONCURRENTLY on PostgreSQL 14.0 to 14.3</source>
        <translation>CONCURRENTLY auf PostgreSQL 14.0 bis 14.3</translation>
    </message>
    <message>
        <source>A fault of these releases, fixed in 14.4, leaves rows out of the index that are changed while it is built; queries then miss them.</source>
        <translation>Ein Fehler dieser Versionen, behoben in 14.4, lässt Zeilen im Index aus, die sich ändern, während er gebaut wird; Abfragen finden sie dann nicht.</translation>
    </message>
    <message>
        <source>Upgrade the server to 14.4 or later first.</source>
        <translation>Zuerst den Server auf 14.4 oder neuer aktualisieren.</translation>
    </message>
    <message>
        <source>Functions still name %1 in their bodies: %2.</source>
        <translation>Funktionen nennen %1 noch in ihrem Rumpf: %2.</translation>
    </message>
    <message>
        <source>Dropping the partition %1 locks all of %2 against reads and writes.</source>
        <translation>Die Partition %1 zu löschen sperrt ganz %2 gegen Lesen und Schreiben.</translation>
    </message>
    <message>
        <source>Dropping %1 locks what it references against reads and writes: %2.</source>
        <translation>%1 zu löschen sperrt, worauf die Tabelle verweist, gegen Lesen und Schreiben: %2.</translation>
    </message>
    <message>
        <source>Functions that name what is dropped or renamed</source>
        <translation>Funktionen, die nennen, was gelöscht oder umbenannt wird</translation>
    </message>
    <message>
        <source>PostgreSQL keeps no record of what stands in a function&apos;s body: the function stays, and fails when it is next called.</source>
        <translation>PostgreSQL vermerkt nicht, was im Rumpf einer Funktion steht: Die Funktion bleibt und schlägt fehl, wenn sie das nächste Mal aufgerufen wird.</translation>
    </message>
    <message>
        <source>Replace or drop the functions in the same migration.</source>
        <translation>Die Funktionen in derselben Migration ersetzen oder löschen.</translation>
    </message>
    <message>
        <source>Dropping a partition that is still attached</source>
        <translation>Eine Partition löschen, die noch angehängt ist</translation>
    </message>
    <message>
        <source>The whole partitioned table waits for the lock, behind whatever runs on it.</source>
        <translation>Die ganze partitionierte Tabelle wartet auf die Sperre, hinter allem, was gerade auf ihr läuft.</translation>
    </message>
    <message>
        <source>DETACH PARTITION … CONCURRENTLY first, outside a transaction, and drop the table then.</source>
        <translation>Zuerst DETACH PARTITION … CONCURRENTLY, außerhalb einer Transaktion, und die Tabelle danach löschen.</translation>
    </message>
    <message>
        <source>Dropping a table that references others</source>
        <translation>Eine Tabelle löschen, die auf andere verweist</translation>
    </message>
    <message>
        <source>The tables that it references lose their triggers, and wait for the lock for that.</source>
        <translation>Die Tabellen, auf die sie verweist, verlieren ihre Trigger und warten dafür auf die Sperre.</translation>
    </message>
    <message>
        <source>An INSERT that leaves %1 out fails from now on.</source>
        <translation>Ein INSERT, das %1 weglässt, schlägt von nun an fehl.</translation>
    </message>
    <message>
        <source>A value of %1 can never be taken out again.</source>
        <translation>Ein Wert von %1 lässt sich nie wieder herausnehmen.</translation>
    </message>
    <message>
        <source>%2 sorts behind all values that %1 has by then.</source>
        <translation>%2 steht hinter allen Werten, die %1 bis dahin hat.</translation>
    </message>
    <message>
        <source>The sequence of %1 does not learn of these numbers.</source>
        <translation>Die Sequenz von %1 erfährt nichts von diesen Nummern.</translation>
    </message>
    <message>
        <source>A default that running code may rely on</source>
        <translation>Eine Vorgabe, auf die laufende Programme womöglich bauen</translation>
    </message>
    <message>
        <source>Until every writer has been replaced, some leave the column out, and the column does not take NULL.</source>
        <translation>Bis alle Schreibenden ersetzt sind, lassen manche die Spalte weg, und die Spalte nimmt kein NULL an.</translation>
    </message>
    <message>
        <source>Drop the default in a later release, when every writer gives a value.</source>
        <translation>Die Vorgabe in einer späteren Version löschen, wenn alle Schreibenden einen Wert angeben.</translation>
    </message>
    <message>
        <source>An enum</source>
        <translation>Ein Enum</translation>
    </message>
    <message>
        <source>Its values can be added and renamed, never dropped, and not in every transaction.</source>
        <translation>Seine Werte lassen sich ergänzen und umbenennen, aber nie löschen, und nicht in jeder Transaktion.</translation>
    </message>
    <message>
        <source>A table of the values with a foreign key, or text with a CHECK.</source>
        <translation>Eine Tabelle der Werte mit einem Fremdschlüssel, oder text mit einem CHECK.</translation>
    </message>
    <message>
        <source>A new enum value without a place</source>
        <translation>Ein neuer Enum-Wert ohne Platz</translation>
    </message>
    <message>
        <source>ORDER BY and comparisons go by the order of the values, which cannot be changed later.</source>
        <translation>ORDER BY und Vergleiche folgen der Reihenfolge der Werte, die sich später nicht ändern lässt.</translation>
    </message>
    <message>
        <source>ADD VALUE … BEFORE or AFTER ….</source>
        <translation>ADD VALUE … BEFORE oder AFTER ….</translation>
    </message>
    <message>
        <source>Numbers given by hand, past the sequence</source>
        <translation>Von Hand vergebene Nummern, an der Sequenz vorbei</translation>
    </message>
    <message>
        <source>The sequence hands the same numbers out later, and the INSERT that gets one fails.</source>
        <translation>Die Sequenz vergibt dieselben Nummern später, und das INSERT, das eine bekommt, schlägt fehl.</translation>
    </message>
    <message>
        <source>Leave the column out, or SELECT setval(…, (SELECT max(id) FROM …)) behind it.</source>
        <translation>Die Spalte weglassen, oder dahinter SELECT setval(…, (SELECT max(id) FROM …)).</translation>
    </message>
    <message>
        <source>Where %1 is depends on the search_path.</source>
        <translation>Wo %1 liegt, hängt vom search_path ab.</translation>
    </message>
    <message>
        <source>Named otherwise than the rest: %1.</source>
        <translation>Anders benannt als das Übrige: %1.</translation>
    </message>
    <message>
        <source>%1 has no %2.</source>
        <translation>In %1 fehlt %2.</translation>
    </message>
    <message>
        <source>%1 is of a type that the project does not use: %2.</source>
        <translation>%1 hat einen Typ, den das Projekt nicht verwendet: %2.</translation>
    </message>
    <message>
        <source>A name without its schema</source>
        <translation>Ein Name ohne sein Schema</translation>
    </message>
    <message>
        <source>Whose it becomes depends on the role and on the settings of whoever runs the file.</source>
        <translation>Wohin er gehört, hängt von der Rolle und den Einstellungen dessen ab, der die Datei ausführt.</translation>
    </message>
    <message>
        <source>Write the schema: public.users.</source>
        <translation>Das Schema dazuschreiben: public.users.</translation>
    </message>
    <message>
        <source>A name of another style</source>
        <translation>Ein Name in anderem Stil</translation>
    </message>
    <message>
        <source>Names with capitals or signs must be quoted wherever they are used.</source>
        <translation>Namen mit Großbuchstaben oder Sonderzeichen brauchen Anführungszeichen, wo immer sie verwendet werden.</translation>
    </message>
    <message>
        <source>Write it in lower case, words parted by underscores, or set names under [review].</source>
        <translation>Ihn in Kleinbuchstaben schreiben, Wörter durch Unterstriche getrennt, oder names unter [review] setzen.</translation>
    </message>
    <message>
        <source>A table without a column that every table has</source>
        <translation>Eine Tabelle ohne eine Spalte, die jede Tabelle hat</translation>
    </message>
    <message>
        <source>What goes over all tables, such as audits and retention, counts on it.</source>
        <translation>Was über alle Tabellen geht, etwa Audits und Aufbewahrung, rechnet mit ihr.</translation>
    </message>
    <message>
        <source>Add it. Which columns these are is said by required_columns under [review].</source>
        <translation>Sie ergänzen. Welche Spalten das sind, sagt required_columns unter [review].</translation>
    </message>
    <message>
        <source>A type that the project does not use</source>
        <translation>Ein Typ, den das Projekt nicht verwendet</translation>
    </message>
    <message>
        <source>Code and tools of the project are made for the types that it has agreed on.</source>
        <translation>Programme und Werkzeuge des Projekts sind für die Typen gemacht, auf die es sich geeinigt hat.</translation>
    </message>
    <message>
        <source>Use another. Which types are allowed is said by allowed_types under [review].</source>
        <translation>Einen anderen verwenden. Welche Typen erlaubt sind, sagt allowed_types unter [review].</translation>
    </message>
    <message>
        <source>No file says what %1 is for.</source>
        <translation>Keine Datei sagt, wozu %1 da ist.</translation>
    </message>
    <message>
        <source>Every row of %1 has %2 bytes between its columns.</source>
        <translation>Jede Zeile von %1 hat %2 leere Bytes zwischen ihren Spalten.</translation>
    </message>
    <message>
        <source>%1 has restrictive policies alone: nobody but its owner sees a row.</source>
        <translation>%1 hat nur restriktive Policies: Niemand außer dem Besitzer sieht eine Zeile.</translation>
    </message>
    <message>
        <source>Who may change rows of %1 cannot see them: UPDATE and DELETE find none.</source>
        <translation>Wer Zeilen von %1 ändern darf, kann sie nicht sehen: UPDATE und DELETE finden keine.</translation>
    </message>
    <message>
        <source>A table without a comment</source>
        <translation>Eine Tabelle ohne Kommentar</translation>
    </message>
    <message>
        <source>Whoever meets it in the database has to ask what it is for.</source>
        <translation>Wer ihr in der Datenbank begegnet, muss fragen, wozu sie da ist.</translation>
    </message>
    <message>
        <source>COMMENT ON TABLE … IS &apos;…&apos;; in the file that makes it.</source>
        <translation>COMMENT ON TABLE … IS &apos;…&apos;; in der Datei, die sie anlegt.</translation>
    </message>
    <message>
        <source>Columns in an order that wastes space</source>
        <translation>Spalten in einer Reihenfolge, die Platz verschwendet</translation>
    </message>
    <message>
        <source>PostgreSQL starts each value where its type may start, and leaves the bytes before it empty.</source>
        <translation>PostgreSQL beginnt jeden Wert dort, wo sein Typ beginnen darf, und lässt die Bytes davor leer.</translation>
    </message>
    <message>
        <source>The widest types first: bigint and timestamps, then integers, then the others.</source>
        <translation>Die breitesten Typen zuerst: bigint und Zeitstempel, dann integer, dann die übrigen.</translation>
    </message>
    <message>
        <source>Policies that let nobody in</source>
        <translation>Policies, die niemanden einlassen</translation>
    </message>
    <message>
        <source>Without a permissive policy for SELECT, a statement that looks for rows finds none, and no error says so.</source>
        <translation>Ohne eine permissive Policy für SELECT findet eine Anweisung, die Zeilen sucht, keine, und kein Fehler sagt es.</translation>
    </message>
    <message>
        <source>CREATE POLICY … FOR SELECT, for the same roles.</source>
        <translation>CREATE POLICY … FOR SELECT, für dieselben Rollen.</translation>
    </message>
    <message>
        <source>A check of %1 asks for %2, which changes by itself.</source>
        <translation>Eine Prüfbedingung von %1 fragt nach %2, das sich von selbst ändert.</translation>
    </message>
    <message>
        <source>Which columns %1 gets is not said.</source>
        <translation>Welche Spalten %1 bekommt, ist nicht gesagt.</translation>
    </message>
    <message>
        <source>No btree index helps with %1.</source>
        <translation>Kein btree-Index hilft bei %1.</translation>
    </message>
    <message>
        <source>A check that depends on when it is asked</source>
        <translation>Eine Prüfbedingung, die davon abhängt, wann gefragt wird</translation>
    </message>
    <message>
        <source>PostgreSQL takes a check for something that stays true: rows that passed break it later, and restoring a dump of them fails.</source>
        <translation>PostgreSQL hält eine Prüfbedingung für etwas, das wahr bleibt: Zeilen, die sie erfüllten, verletzen sie später, und einen Dump von ihnen wiederherzustellen schlägt fehl.</translation>
    </message>
    <message>
        <source>A trigger, which looks at the row only when it is written.</source>
        <translation>Ein Trigger, der die Zeile nur ansieht, wenn sie geschrieben wird.</translation>
    </message>
    <message>
        <source>A query that takes all columns</source>
        <translation>Eine Abfrage, die alle Spalten nimmt</translation>
    </message>
    <message>
        <source>A view keeps the columns of the day it was made; an INSERT fails, or fills the wrong columns, once one of the tables has changed.</source>
        <translation>Ein View behält die Spalten des Tages, an dem er angelegt wurde; ein INSERT schlägt fehl oder füllt die falschen Spalten, sobald eine der Tabellen sich geändert hat.</translation>
    </message>
    <message>
        <source>Name the columns.</source>
        <translation>Die Spalten nennen.</translation>
    </message>
    <message>
        <source>A pattern that begins with anything</source>
        <translation>Ein Muster, das mit Beliebigem beginnt</translation>
    </message>
    <message>
        <source>Every row is read, however few match.</source>
        <translation>Jede Zeile wird gelesen, so wenige auch passen.</translation>
    </message>
    <message>
        <source>A trigram index (pg_trgm), or full text search.</source>
        <translation>Ein Trigramm-Index (pg_trgm) oder Volltextsuche.</translation>
    </message>
    <message>
        <source>The file begins with a byte order mark.</source>
        <translation>Die Datei beginnt mit einer Bytereihenfolge-Marke.</translation>
    </message>
    <message>
        <source>A byte order mark</source>
        <translation>Eine Bytereihenfolge-Marke</translation>
    </message>
    <message>
        <source>Lockstep passes it by; several tools send it to the server, which refuses it as SQL.</source>
        <translation>Lockstep übergeht sie; mehrere Werkzeuge schicken sie an den Server, der sie als SQL ablehnt.</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 without one, unless it is applied: the checksum changes.</source>
        <translation>Die Datei als UTF-8 ohne sie speichern, außer wenn sie angewendet ist: Die Prüfsumme ändert sich.</translation>
    </message>
    <message>
        <source>Nothing is numbered between %1 and %2.</source>
        <translation>Zwischen %1 und %2 ist keine Nummer vergeben.</translation>
    </message>
    <message>
        <source>This file only asks, and changes nothing.</source>
        <translation>Diese Datei fragt nur ab und ändert nichts.</translation>
    </message>
    <message>
        <source>This is the third migration in a row that locks %1.</source>
        <translation>Dies ist die dritte Migration in Folge, die %1 sperrt.</translation>
    </message>
    <message>
        <source>A number that is left out</source>
        <translation>Eine ausgelassene Nummer</translation>
    </message>
    <message>
        <source>Whoever reads the folder cannot tell a file that was lost from one that never was.</source>
        <translation>Wer den Ordner liest, kann eine verlorene Datei nicht von einer unterscheiden, die es nie gab.</translation>
    </message>
    <message>
        <source>Take the next number, or look for the file that is missing.</source>
        <translation>Die nächste Nummer nehmen oder nach der fehlenden Datei suchen.</translation>
    </message>
    <message>
        <source>A question among the migrations</source>
        <translation>Eine Abfrage unter den Migrationen</translation>
    </message>
    <message>
        <source>It runs with every deploy to a new database, is recorded as applied, and does nothing.</source>
        <translation>Sie läuft bei jedem Deployment auf eine neue Datenbank, wird als angewendet verzeichnet und tut nichts.</translation>
    </message>
    <message>
        <source>Keep queries for people in another folder.</source>
        <translation>Abfragen für Menschen in einem anderen Ordner aufbewahren.</translation>
    </message>
    <message>
        <source>One table locked again and again</source>
        <translation>Eine Tabelle, wieder und wieder gesperrt</translation>
    </message>
    <message>
        <source>Deployed together, its users are stopped once for each of them.</source>
        <translation>Zusammen ausgerollt, hält jede von ihnen die Nutzer der Tabelle einmal auf.</translation>
    </message>
    <message>
        <source>One migration with all of the table&apos;s changes.</source>
        <translation>Eine Migration mit allen Änderungen der Tabelle.</translation>
    </message>
    <message>
        <source>A check that comes with a new column</source>
        <translation>Eine Prüfbedingung, die mit einer neuen Spalte kommt</translation>
    </message>
    <message>
        <source>Readers and writers wait while every row is checked, although none has a value yet.</source>
        <translation>Lesende und Schreibende warten, während jede Zeile geprüft wird, obwohl noch keine einen Wert hat.</translation>
    </message>
    <message>
        <source>Add the column alone, then the check NOT VALID, and VALIDATE it in a later migration.</source>
        <translation>Die Spalte allein anlegen, dann die Prüfbedingung NOT VALID, und in einer späteren Migration VALIDATE.</translation>
    </message>
    <message>
        <source>A foreign key that comes with a new column and its default</source>
        <translation>Ein Fremdschlüssel, der mit einer neuen Spalte und ihrer Vorgabe kommt</translation>
    </message>
    <message>
        <source>Nobody can use the table, or write to the other, while every row&apos;s default is looked up.</source>
        <translation>Niemand kann die Tabelle nutzen oder in die andere schreiben, während die Vorgabe jeder Zeile nachgeschlagen wird.</translation>
    </message>
    <message>
        <source>Add the column alone, then the key NOT VALID, and VALIDATE it in a later migration.</source>
        <translation>Die Spalte allein anlegen, dann den Schlüssel NOT VALID, und in einer späteren Migration VALIDATE.</translation>
    </message>
    <message>
        <source>Every row of %2 is looked up under a lock.</source>
        <translation>Jede Zeile von %2 wird unter einer Sperre nachgeschlagen.</translation>
    </message>
    <message>
        <source>%1 has room for %2 rows ever made.</source>
        <translation>%1 hat Platz für insgesamt %2 je angelegte Zeilen.</translation>
    </message>
    <message numerus="yes">
        <source>An index of %1 has %n column(s).</source>
        <translation>
            <numerusform>Ein Index von %1 hat %n Spalte.</numerusform>
            <numerusform>Ein Index von %1 hat %n Spalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleting a row of %2 deletes rows of %1.</source>
        <translation>Eine Zeile von %2 zu löschen löscht Zeilen von %1.</translation>
    </message>
    <message>
        <source>A check stands for NOT NULL on %1.</source>
        <translation>Eine Prüfbedingung steht für NOT NULL auf %1.</translation>
    </message>
    <message>
        <source>Nothing vacuums %1 any more.</source>
        <translation>Kein Autovacuum räumt %1 mehr auf.</translation>
    </message>
    <message>
        <source>A key that runs out of numbers</source>
        <translation>Ein Schlüssel, dem die Nummern ausgehen</translation>
    </message>
    <message>
        <source>Numbers that were rolled back or deleted are gone as well; the day they run out, every INSERT fails, and widening the column writes the whole table anew.</source>
        <translation>Auch zurückgenommene und gelöschte Nummern sind weg; am Tag, an dem sie ausgehen, schlägt jedes INSERT fehl, und die Spalte zu verbreitern schreibt die ganze Tabelle neu.</translation>
    </message>
    <message>
        <source>Use bigint.</source>
        <translation>bigint verwenden.</translation>
    </message>
    <message>
        <source>An index over many columns</source>
        <translation>Ein Index über viele Spalten</translation>
    </message>
    <message>
        <source>Every write keeps it, it is large, and queries that do not name its first columns get little from it.</source>
        <translation>Jedes Schreiben führt ihn nach, er ist groß, und Abfragen, die seine ersten Spalten nicht nennen, haben wenig von ihm.</translation>
    </message>
    <message>
        <source>Index the columns that single out rows, and INCLUDE what is only to be read.</source>
        <translation>Die Spalten indizieren, die Zeilen herausgreifen, und mit INCLUDE aufnehmen, was nur gelesen werden soll.</translation>
    </message>
    <message>
        <source>A foreign key that deletes</source>
        <translation>Ein Fremdschlüssel, der löscht</translation>
    </message>
    <message>
        <source>One DELETE may take rows of many tables along, and nothing tells whoever wrote it.</source>
        <translation>Ein DELETE nimmt womöglich Zeilen vieler Tabellen mit, und nichts sagt es dem, der es schrieb.</translation>
    </message>
    <message>
        <source>ON DELETE RESTRICT, and delete what hangs from a row where that is meant.</source>
        <translation>ON DELETE RESTRICT, und was an einer Zeile hängt dort löschen, wo es gewollt ist.</translation>
    </message>
    <message>
        <source>A check that stands for NOT NULL</source>
        <translation>Eine Prüfbedingung, die für NOT NULL steht</translation>
    </message>
    <message>
        <source>Since PostgreSQL 18 NOT NULL itself can be added without reading the rows, and nothing has to be dropped afterwards.</source>
        <translation>Seit PostgreSQL 18 lässt sich NOT NULL selbst anlegen, ohne die Zeilen zu lesen, und danach muss nichts gelöscht werden.</translation>
    </message>
    <message>
        <source>ADD CONSTRAINT … NOT NULL column NOT VALID; and VALIDATE it in a later migration.</source>
        <translation>ADD CONSTRAINT … NOT NULL Spalte NOT VALID; und in einer späteren Migration VALIDATE.</translation>
    </message>
    <message>
        <source>Autovacuum switched off</source>
        <translation>Autovacuum ausgeschaltet</translation>
    </message>
    <message>
        <source>Dead rows stay, statistics age, and in the end the server vacuums it all the same, when it must, to save transaction ids.</source>
        <translation>Tote Zeilen bleiben, Statistiken veralten, und am Ende räumt der Server sie doch auf, wenn er muss, damit die Transaktionsnummern reichen.</translation>
    </message>
    <message>
        <source>Tune it instead: autovacuum_vacuum_scale_factor, autovacuum_vacuum_cost_delay.</source>
        <translation>Es stattdessen einstellen: autovacuum_vacuum_scale_factor, autovacuum_vacuum_cost_delay.</translation>
    </message>
    <message>
        <source>The rows of %1 are gone through again.</source>
        <translation>Die Zeilen von %1 werden noch einmal durchgegangen.</translation>
    </message>
    <message>
        <source>%1 is an index.</source>
        <translation>%1 ist ein Index.</translation>
    </message>
    <message>
        <source>Going through a table twice</source>
        <translation>Eine Tabelle zweimal durchgehen</translation>
    </message>
    <message>
        <source>Each ALTER TABLE reads or writes every row under its lock; one statement does all of it in one go.</source>
        <translation>Jedes ALTER TABLE liest oder schreibt jede Zeile unter seiner Sperre; eine einzige Anweisung tut alles in einem Durchgang.</translation>
    </message>
    <message>
        <source>One ALTER TABLE with both changes, parted by a comma.</source>
        <translation>Ein ALTER TABLE mit beiden Änderungen, durch ein Komma getrennt.</translation>
    </message>
    <message>
        <source>Renaming an index as if it were a table</source>
        <translation>Einen Index umbenennen, als wäre er eine Tabelle</translation>
    </message>
    <message>
        <source>ALTER TABLE takes ACCESS EXCLUSIVE on it, for which every query of its table waits; ALTER INDEX lets them go on.</source>
        <translation>ALTER TABLE nimmt ACCESS EXCLUSIVE auf ihm, worauf jede Abfrage seiner Tabelle wartet; ALTER INDEX lässt sie weiterlaufen.</translation>
    </message>
    <message>
        <source>ALTER INDEX … RENAME TO ….</source>
        <translation>ALTER INDEX … RENAME TO ….</translation>
    </message>
    <message>
        <source>Many tables locked by one file</source>
        <translation>Viele Tabellen, von einer Datei gesperrt</translation>
    </message>
    <message>
        <source>In one transaction, nobody can read any of them until the last statement is through.</source>
        <translation>In einer Transaktion kann niemand eine von ihnen lesen, bis die letzte Anweisung durch ist.</translation>
    </message>
    <message>
        <source>Part the file, so that each migration locks a few.</source>
        <translation>Die Datei teilen, sodass jede Migration nur wenige sperrt.</translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) are locked against reads and writes: %1.</source>
        <translation>
            <numerusform>%n Relation ist gegen Lesen und Schreiben gesperrt: %1.</numerusform>
            <numerusform>%n Relationen sind gegen Lesen und Schreiben gesperrt: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>One file that touches much</source>
        <translation>Eine Datei, die viel berührt</translation>
    </message>
    <message>
        <source>When it fails, or has to be taken back, all of that is affected at once.</source>
        <translation>Schlägt sie fehl oder muss sie zurückgenommen werden, ist all das auf einmal betroffen.</translation>
    </message>
    <message>
        <source>Part it into migrations that can be deployed and reverted by themselves.</source>
        <translation>Sie in Migrationen teilen, die sich einzeln ausrollen und zurücknehmen lassen.</translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) that were there are changed: %1.</source>
        <translation>
            <numerusform>%n Relation, die schon da war, wird geändert: %1.</numerusform>
            <numerusform>%n Relationen, die schon da waren, werden geändert: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>A materialized view that is filled as it is made</source>
        <translation>Ein materialisierter View, der beim Anlegen gefüllt wird</translation>
    </message>
    <message>
        <source>The migration&apos;s locks are kept for as long as its query runs.</source>
        <translation>Die Sperren der Migration bleiben, solange seine Abfrage läuft.</translation>
    </message>
    <message>
        <source>CREATE MATERIALIZED VIEW … WITH NO DATA, and REFRESH it in a migration of its own.</source>
        <translation>CREATE MATERIALIZED VIEW … WITH NO DATA, und REFRESH in einer eigenen Migration.</translation>
    </message>
    <message>
        <source>The query of %1 runs to its end here.</source>
        <translation>Die Abfrage von %1 läuft hier bis zum Ende.</translation>
    </message>
    <message>
        <source>Expand: %2 is to take over from %3 in %1.</source>
        <translation>Expand: In %1 soll %2 an die Stelle von %3 treten.</translation>
    </message>
    <message>
        <source>Migrate: %2 is filled from %3 in %1, which no file drops.</source>
        <translation>Migrate: In %1 wird %2 aus %3 gefüllt, das keine Datei löscht.</translation>
    </message>
    <message>
        <source>Migrate: %2 is filled from %3 in %1.</source>
        <translation>Migrate: In %1 wird %2 aus %3 gefüllt.</translation>
    </message>
    <message>
        <source>Contract: %3, which %2 took over from, leaves %1.</source>
        <translation>Contract: %3, an dessen Stelle %2 getreten ist, verlässt %1.</translation>
    </message>
    <message>
        <source>%1 goes %2 d after its values were moved; the project waits %3 d.</source>
        <translation>%1 verschwindet %2 d, nachdem die Werte umgezogen sind; das Projekt wartet %3 d.</translation>
    </message>
    <message>
        <source>A phase of replacing a column</source>
        <translation>Eine Phase beim Ersetzen einer Spalte</translation>
    </message>
    <message>
        <source>Knowing which phase a migration is tells whether old code may still run, and what is left to do.</source>
        <translation>Welche Phase eine Migration ist, sagt, ob alte Programme noch laufen dürfen und was noch zu tun bleibt.</translation>
    </message>
    <message>
        <source>An old column dropped before its time</source>
        <translation>Eine alte Spalte, vor ihrer Zeit gelöscht</translation>
    </message>
    <message>
        <source>Code that still reads it, and errors in what was moved, show only after a while.</source>
        <translation>Programme, die sie noch lesen, und Fehler in dem, was umgezogen ist, zeigen sich erst nach einer Weile.</translation>
    </message>
    <message>
        <source>Drop it later. How long to wait is said by contract_window under [review].</source>
        <translation>Sie später löschen. Wie lange zu warten ist, sagt contract_window unter [review].</translation>
    </message>
    <message>
        <source>%1 is of a domain with a constraint: all of %2 is written anew.</source>
        <translation>%1 hat als Typ eine Domain mit einer Bedingung: Ganz %2 wird neu geschrieben.</translation>
    </message>
    <message>
        <source>%1 has columns that may be NULL: every row of %2 is read first.</source>
        <translation>%1 hat Spalten, die NULL sein dürfen: Zuerst wird jede Zeile von %2 gelesen.</translation>
    </message>
    <message>
        <source>Writes to every table with a column of %1 wait while all rows are read: %2.</source>
        <translation>Schreiben in jede Tabelle mit einer Spalte von %1 wartet, während alle Zeilen gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 belongs to the constraint %2 of %3 and cannot be dropped by itself.</source>
        <translation>%1 gehört zur Bedingung %2 von %3 und lässt sich nicht für sich löschen.</translation>
    </message>
    <message>
        <source>%1 has a NOT NULL that was never validated: all of %2 is read while nobody can use it.</source>
        <translation>%1 hat ein NOT NULL, das nie validiert wurde: Ganz %2 wird gelesen, während niemand sie nutzen kann.</translation>
    </message>
    <message>
        <source>Adding a column of a domain with a constraint</source>
        <translation>Eine Spalte anlegen, deren Typ eine Domain mit einer Bedingung ist</translation>
    </message>
    <message>
        <source>The table and all its indexes are written anew while nobody can use them, whether or not the column has a default.</source>
        <translation>Die Tabelle und alle ihre Indexe werden neu geschrieben, während niemand sie nutzen kann, ob die Spalte eine Vorgabe hat oder nicht.</translation>
    </message>
    <message>
        <source>Give the column the domain&apos;s own type and a CHECK that is NOT VALID at first.</source>
        <translation>Der Spalte den Typ geben, auf dem die Domain beruht, und einen CHECK, der zunächst NOT VALID ist.</translation>
    </message>
    <message>
        <source>A primary key of an index whose columns may be NULL</source>
        <translation>Ein Primärschlüssel aus einem Index, dessen Spalten NULL sein dürfen</translation>
    </message>
    <message>
        <source>The columns become NOT NULL, so every row is read while readers and writers wait.</source>
        <translation>Die Spalten werden NOT NULL, daher wird jede Zeile gelesen, während Lesende und Schreibende warten.</translation>
    </message>
    <message>
        <source>Prove it first: CHECK (… IS NOT NULL) NOT VALID, VALIDATE it in a later migration, and set the key then.</source>
        <translation>Es zuerst beweisen: CHECK (… IS NOT NULL) NOT VALID, in einer späteren Migration VALIDATE, und dann den Schlüssel setzen.</translation>
    </message>
    <message>
        <source>A new constraint on a domain in use</source>
        <translation>Eine neue Bedingung auf einer Domain in Gebrauch</translation>
    </message>
    <message>
        <source>Every table with a column of it is locked against writes and read whole.</source>
        <translation>Jede Tabelle mit einer Spalte dieses Typs wird gegen Schreiben gesperrt und ganz gelesen.</translation>
    </message>
    <message>
        <source>Add it NOT VALID, which reads and locks no table, and VALIDATE it in a quiet moment.</source>
        <translation>Sie NOT VALID anlegen, was keine Tabelle liest oder sperrt, und in einem ruhigen Augenblick VALIDATE.</translation>
    </message>
    <message>
        <source>Dropping an index that a constraint owns</source>
        <translation>Einen Index löschen, der einer Bedingung gehört</translation>
    </message>
    <message>
        <source>ALTER TABLE … DROP CONSTRAINT, which takes the index along.</source>
        <translation>ALTER TABLE … DROP CONSTRAINT, das den Index mitnimmt.</translation>
    </message>
    <message>
        <source>SET NOT NULL where a NOT NULL is not validated yet</source>
        <translation>SET NOT NULL, wo ein NOT NULL noch nicht validiert ist</translation>
    </message>
    <message>
        <source>It validates the constraint that is there, but under a lock that keeps everybody out.</source>
        <translation>Es validiert die vorhandene Bedingung, aber unter einer Sperre, die alle fernhält.</translation>
    </message>
    <message>
        <source>ALTER TABLE … VALIDATE CONSTRAINT, which blocks nobody.</source>
        <translation>ALTER TABLE … VALIDATE CONSTRAINT, das niemanden blockiert.</translation>
    </message>
    <message>
        <source>CASCADE drops what depends on %1 too: %2.</source>
        <translation>CASCADE löscht auch, was von %1 abhängt: %2.</translation>
    </message>
    <message>
        <source>CASCADE drops whatever depends on %1; by the files before, nothing does.</source>
        <translation>CASCADE löscht, was immer von %1 abhängt; nach den Dateien davor ist das nichts.</translation>
    </message>
    <message>
        <source>%1 is made for the whole server.</source>
        <translation>%1 wird für den ganzen Server angelegt.</translation>
    </message>
    <message>
        <source>%1 changes in every database of the server.</source>
        <translation>%1 ändert sich in jeder Datenbank des Servers.</translation>
    </message>
    <message>
        <source>%1 may no longer do what it could.</source>
        <translation>%1 darf nicht mehr, was vorher erlaubt war.</translation>
    </message>
    <message>
        <source>The file changes the schema, and who may use %1.</source>
        <translation>Die Datei ändert das Schema, und wer %1 nutzen darf.</translation>
    </message>
    <message>
        <source>The file changes the schema, and who may use it.</source>
        <translation>Die Datei ändert das Schema, und wer es nutzen darf.</translation>
    </message>
    <message>
        <source>The extension becomes whatever version the server has.</source>
        <translation>Die Erweiterung bekommt die Version, die der Server gerade hat.</translation>
    </message>
    <message>
        <source>%1 belongs to whoever runs the migration.</source>
        <translation>%1 gehört dem, der die Migration ausführt.</translation>
    </message>
    <message>
        <source>Making a role in a migration</source>
        <translation>Eine Rolle in einer Migration anlegen</translation>
    </message>
    <message>
        <source>Roles belong to the server and not to the database: the history fails on a second database of the same server, and on one that is restored there.</source>
        <translation>Rollen gehören dem Server und nicht der Datenbank: Der Verlauf schlägt auf einer zweiten Datenbank desselben Servers fehl, und auf einer, die dort wiederhergestellt wird.</translation>
    </message>
    <message>
        <source>Make roles where the server is set up, or in a DO block that looks whether it is there.</source>
        <translation>Rollen dort anlegen, wo der Server eingerichtet wird, oder in einem DO-Block, der nachsieht, ob es sie gibt.</translation>
    </message>
    <message>
        <source>Changing a role in a migration</source>
        <translation>Eine Rolle in einer Migration ändern</translation>
    </message>
    <message>
        <source>Roles belong to the server and not to the database: every database of it is affected.</source>
        <translation>Rollen gehören dem Server und nicht der Datenbank: Jede seiner Datenbanken ist betroffen.</translation>
    </message>
    <message>
        <source>Change roles where the server is set up.</source>
        <translation>Rollen dort ändern, wo der Server eingerichtet wird.</translation>
    </message>
    <message>
        <source>Taking a privilege back</source>
        <translation>Ein Recht entziehen</translation>
    </message>
    <message>
        <source>Running code that needs it fails at once.</source>
        <translation>Laufende Programme, die es brauchen, schlagen sofort fehl.</translation>
    </message>
    <message>
        <source>Make sure that nothing uses it any more, and revoke in a later release.</source>
        <translation>Sicherstellen, dass nichts es mehr nutzt, und es in einer späteren Version entziehen.</translation>
    </message>
    <message>
        <source>Privileges changed beside the schema</source>
        <translation>Rechte, neben dem Schema geändert</translation>
    </message>
    <message>
        <source>Who looks at privileges looks for files of their own.</source>
        <translation>Wer Rechte prüft, sucht nach eigenen Dateien dafür.</translation>
    </message>
    <message>
        <source>A migration for the schema, another for the privileges on what was there.</source>
        <translation>Eine Migration für das Schema, eine andere für die Rechte an dem, was schon da war.</translation>
    </message>
    <message>
        <source>Updating an extension to whatever there is</source>
        <translation>Eine Erweiterung auf das aktualisieren, was gerade da ist</translation>
    </message>
    <message>
        <source>ALTER EXTENSION … UPDATE TO &apos;…&apos;.</source>
        <translation>ALTER EXTENSION … UPDATE TO &apos;…&apos;.</translation>
    </message>
    <message>
        <source>Objects that belong to whoever runs the file</source>
        <translation>Objekte, die dem gehören, der die Datei ausführt</translation>
    </message>
    <message>
        <source>Where migrations are run by different people, each object has another owner, and the next change of it fails.</source>
        <translation>Wo verschiedene Menschen Migrationen ausführen, hat jedes Objekt einen anderen Besitzer, und seine nächste Änderung schlägt fehl.</translation>
    </message>
    <message>
        <source>SET ROLE to the owner of the schema at the top of the file.</source>
        <translation>Oben in der Datei SET ROLE auf den Besitzer des Schemas.</translation>
    </message>
    <message>
        <source>This migration has no revert script.</source>
        <translation>Diese Migration hat kein Rücknahmeskript.</translation>
    </message>
    <message>
        <source>Its revert script drops what may hold new rows by then: %1.</source>
        <translation>Ihr Rücknahmeskript löscht, was bis dahin neue Zeilen enthalten kann: %1.</translation>
    </message>
    <message>
        <source>Its revert script would fail at %1.</source>
        <translation>Ihr Rücknahmeskript schlüge bei %1 fehl.</translation>
    </message>
    <message>
        <source>Its revert script leaves these other than they were: %1.</source>
        <translation>Ihr Rücknahmeskript hinterlässt diese anders, als sie waren: %1.</translation>
    </message>
    <message>
        <source>A migration without a way back</source>
        <translation>Eine Migration ohne Weg zurück</translation>
    </message>
    <message>
        <source>Ship the revert script with the migration: lockstep new --revert-of.</source>
        <translation>Das Rücknahmeskript mit der Migration ausliefern: lockstep new --revert-of.</translation>
    </message>
    <message>
        <source>A way back that takes new rows along</source>
        <translation>Ein Weg zurück, der neue Zeilen mitnimmt</translation>
    </message>
    <message>
        <source>By the time it runs, the application has written into what the migration made; only a backup brings that back.</source>
        <translation>Bis es läuft, hat die Anwendung in das geschrieben, was die Migration anlegte; nur eine Sicherung bringt das zurück.</translation>
    </message>
    <message>
        <source>Rename instead of dropping, or copy the rows first.</source>
        <translation>Umbenennen statt löschen, oder die Zeilen zuerst kopieren.</translation>
    </message>
    <message>
        <source>A way back that ends elsewhere</source>
        <translation>Ein Weg zurück, der woanders endet</translation>
    </message>
    <message>
        <source>After it has run, the schema is none that the files describe, and the migration may fail when it runs again. This is found by reading; a rehearsal proves it.</source>
        <translation>Nach ihm ist das Schema keines, das die Dateien beschreiben, und die Migration kann fehlschlagen, wenn sie erneut läuft. Das ist durch Lesen gefunden; eine Probe beweist es.</translation>
    </message>
    <message>
        <source>Undo all that the migration does, in reverse: lockstep new --revert-of.</source>
        <translation>Alles zurücknehmen, was die Migration tut, in umgekehrter Reihenfolge: lockstep new --revert-of.</translation>
    </message>
    <message>
        <source>%1 ends the transaction that the tool began.</source>
        <translation>%1 beendet die Transaktion, die das Werkzeug begonnen hat.</translation>
    </message>
    <message>
        <source>If a later statement fails, this stops the next run.</source>
        <translation>Schlägt eine spätere Anweisung fehl, hält dies den nächsten Lauf an.</translation>
    </message>
    <message>
        <source>If this fails, what stands above it stays: nothing wraps the file in a transaction.</source>
        <translation>Schlägt dies fehl, bleibt, was darüber steht: Nichts hüllt die Datei in eine Transaktion.</translation>
    </message>
    <message>
        <source>A second run of the file fails here: %1.</source>
        <translation>Ein zweiter Lauf der Datei schlägt hier fehl: %1.</translation>
    </message>
    <message>
        <source>A second run of the file fails here.</source>
        <translation>Ein zweiter Lauf der Datei schlägt hier fehl.</translation>
    </message>
    <message>
        <source>A COMMIT inside of the tool&apos;s transaction</source>
        <translation>Ein COMMIT innerhalb der Transaktion des Werkzeugs</translation>
    </message>
    <message>
        <source>What follows runs outside of any transaction, and when it fails, the first part stays while the tool takes nothing for applied.</source>
        <translation>Was folgt, läuft außerhalb jeder Transaktion, und schlägt es fehl, bleibt der erste Teil, während für das Werkzeug nichts als angewendet gilt.</translation>
    </message>
    <message>
        <source>Leave BEGIN and COMMIT out, or opt out of the tool&apos;s transaction.</source>
        <translation>BEGIN und COMMIT weglassen oder die Transaktion des Werkzeugs abwählen.</translation>
    </message>
    <message>
        <source>A step outside of transactions that cannot run twice</source>
        <translation>Ein Schritt außerhalb von Transaktionen, der nicht zweimal laufen kann</translation>
    </message>
    <message>
        <source>When a later statement fails, this one stays, and running the file again stops here until somebody clears up by hand.</source>
        <translation>Schlägt eine spätere Anweisung fehl, bleibt die Wirkung dieser, und die Datei erneut auszuführen hält hier an, bis jemand von Hand aufräumt.</translation>
    </message>
    <message>
        <source>IF EXISTS or IF NOT EXISTS, or a file of its own.</source>
        <translation>IF EXISTS oder IF NOT EXISTS, oder eine eigene Datei.</translation>
    </message>
    <message>
        <source>Several steps without a transaction</source>
        <translation>Mehrere Schritte ohne Transaktion</translation>
    </message>
    <message>
        <source>Each commits by itself: a failure in the middle leaves a schema that no file describes.</source>
        <translation>Jeder wird für sich festgeschrieben: Ein Fehlschlag in der Mitte hinterlässt ein Schema, das keine Datei beschreibt.</translation>
    </message>
    <message>
        <source>BEGIN; at the top and COMMIT; at the end.</source>
        <translation>BEGIN; ganz oben und COMMIT; am Ende.</translation>
    </message>
    <message>
        <source>A file that cannot run twice</source>
        <translation>Eine Datei, die nicht zweimal laufen kann</translation>
    </message>
    <message>
        <source>Where a project asks for it, every file runs on a database that has it already.</source>
        <translation>Wo ein Projekt es verlangt, läuft jede Datei auch auf einer Datenbank, die sie schon hat.</translation>
    </message>
    <message>
        <source>IF EXISTS, IF NOT EXISTS, OR REPLACE, or a DO block that looks first.</source>
        <translation>IF EXISTS, IF NOT EXISTS, OR REPLACE oder ein DO-Block, der zuerst nachsieht.</translation>
    </message>
    <message>
        <source>This runs as a migration, and is named as the way back of %1.</source>
        <translation>Dies läuft als Migration und heißt wie der Weg zurück von %1.</translation>
    </message>
    <message>
        <source>This runs as a migration, and is named as a way back of one that is not here.</source>
        <translation>Dies läuft als Migration und heißt wie der Weg zurück von einer, die nicht hier ist.</translation>
    </message>
    <message>
        <source>A way back that runs forward</source>
        <translation>Ein Weg zurück, der vorwärts läuft</translation>
    </message>
    <message>
        <source>The tool takes every file of the folder for a step ahead, and undoes with the one what the other did.</source>
        <translation>Das Werkzeug hält jede Datei des Ordners für einen Schritt voran und nimmt mit der einen zurück, was die andere tat.</translation>
    </message>
    <message>
        <source>Name it as the tool names revert scripts, or keep it in another folder.</source>
        <translation>Sie benennen, wie das Werkzeug Rücknahmeskripte benennt, oder sie in einem anderen Ordner aufbewahren.</translation>
    </message>
    <message>
        <source>A way back of nothing</source>
        <translation>Ein Weg zurück von nichts</translation>
    </message>
    <message>
        <source>It is named as a revert script, and runs as a migration.</source>
        <translation>Sie heißt wie ein Rücknahmeskript und läuft als Migration.</translation>
    </message>
    <message>
        <source>Rename it where it is meant to run, and remove it where not.</source>
        <translation>Sie umbenennen, wo sie laufen soll, und entfernen, wo nicht.</translation>
    </message>
    <message>
        <source>The locks after this are waited for without limit.</source>
        <translation>Auf die Sperren danach wird ohne Grenze gewartet.</translation>
    </message>
    <message>
        <source>Others may queue behind a waiting lock for %1 s.</source>
        <translation>Hinter einer wartenden Sperre stehen andere bis zu %1 s an.</translation>
    </message>
    <message>
        <source>A lock was waited for before this, without a limit.</source>
        <translation>Davor wurde auf eine Sperre gewartet, ohne Grenze.</translation>
    </message>
    <message>
        <source>Waiting for locks without limit</source>
        <translation>Ohne Grenze auf Sperren warten</translation>
    </message>
    <message>
        <source>Zero switches the limit off: behind one long query, everybody queues.</source>
        <translation>Null schaltet die Grenze aus: Hinter einer einzigen langen Abfrage stehen alle an.</translation>
    </message>
    <message>
        <source>SET lock_timeout = &apos;5s&apos;; and try again when it is hit.</source>
        <translation>SET lock_timeout = &apos;5s&apos;; und erneut versuchen, wenn es erreicht ist.</translation>
    </message>
    <message>
        <source>Waiting for locks for minutes</source>
        <translation>Minutenlang auf Sperren warten</translation>
    </message>
    <message>
        <source>While the statement waits, every later query of the table queues behind it.</source>
        <translation>Während die Anweisung wartet, steht jede spätere Abfrage der Tabelle hinter ihr an.</translation>
    </message>
    <message>
        <source>A few seconds, and try again when they are over.</source>
        <translation>Ein paar Sekunden, und erneut versuchen, wenn sie um sind.</translation>
    </message>
    <message>
        <source>A limit that comes after the first lock</source>
        <translation>Eine Grenze, die nach der ersten Sperre kommt</translation>
    </message>
    <message>
        <source>The statements above it wait without limit, and others queue behind them.</source>
        <translation>Die Anweisungen darüber warten ohne Grenze, und andere stehen hinter ihnen an.</translation>
    </message>
    <message>
        <source>Set it at the top of the file.</source>
        <translation>Sie oben in der Datei setzen.</translation>
    </message>
    <message>
        <source>Work on tables in use without a limit to its time</source>
        <translation>Arbeit an Tabellen in Gebrauch ohne Grenze für ihre Dauer</translation>
    </message>
    <message>
        <source>A statement that takes longer than anybody expected keeps its locks until somebody stops it. A deploy by Lockstep can set the limit itself; another tool may not.</source>
        <translation>Eine Anweisung, die länger braucht, als irgendjemand erwartet hat, behält ihre Sperren, bis jemand sie anhält. Ein Deployment mit Lockstep kann die Grenze selbst setzen; ein anderes Werkzeug womöglich nicht.</translation>
    </message>
    <message>
        <source>SET statement_timeout (transaction_timeout since PostgreSQL 17) before it.</source>
        <translation>Davor SET statement_timeout (seit PostgreSQL 17 transaction_timeout).</translation>
    </message>
    <message>
        <source>No %1 is set before this.</source>
        <translation>Davor wird kein %1 gesetzt.</translation>
    </message>
    <message>
        <source>Locks that outlive a runner that hangs</source>
        <translation>Sperren, die bleiben, wenn das ausführende Programm hängt</translation>
    </message>
    <message>
        <source>When whoever runs the file stops in the middle and stays connected, its locks stay as well.</source>
        <translation>Bleibt mittendrin stehen, wer die Datei ausführt, und bleibt die Verbindung bestehen, dann bleiben auch die Sperren.</translation>
    </message>
    <message>
        <source>SET idle_in_transaction_session_timeout = &apos;1min&apos;; before it.</source>
        <translation>SET idle_in_transaction_session_timeout = &apos;1min&apos;; davor.</translation>
    </message>
    <message>
        <source>A session without a name</source>
        <translation>Eine Sitzung ohne Namen</translation>
    </message>
    <message>
        <source>Whoever looks for what holds a lock cannot tell the migration from the application.</source>
        <translation>Wer sucht, was eine Sperre hält, kann die Migration nicht von der Anwendung unterscheiden.</translation>
    </message>
    <message>
        <source>SET application_name = &apos;migration&apos;; before it.</source>
        <translation>SET application_name = &apos;migration&apos;; davor.</translation>
    </message>
    <message>
        <source>%1 fails when the tool runs it: what it sends is one transaction.</source>
        <translation>%1 schlägt fehl, wenn das Werkzeug es ausführt: Was es schickt, ist eine einzige Transaktion.</translation>
    </message>
    <message>
        <source>The type of %1 cannot change while a view uses it: %2.</source>
        <translation>Der Typ von %1 lässt sich nicht ändern, solange ein View die Spalte nutzt: %2.</translation>
    </message>
    <message>
        <source>Nobody can use %2 either while %1 changes: a foreign key joins them.</source>
        <translation>Auch %2 kann niemand nutzen, während %1 sich ändert: Ein Fremdschlüssel verbindet sie.</translation>
    </message>
    <message>
        <source>No row is written for %1, but all of %2 are read while nobody can use it: a check or an index works the column out.</source>
        <translation>Für %1 wird keine Zeile geschrieben, aber ganz %2 wird gelesen, während niemand sie nutzen kann: Eine Prüfbedingung oder ein Index rechnet mit der Spalte.</translation>
    </message>
    <message>
        <source>The values of %1 are read in the session&apos;s time zone, here %2.</source>
        <translation>Die Werte von %1 werden in der Zeitzone der Sitzung gelesen, hier %2.</translation>
    </message>
    <message>
        <source>The values of %1 are read in whatever time zone the session has.</source>
        <translation>Die Werte von %1 werden in der Zeitzone gelesen, die die Sitzung gerade hat.</translation>
    </message>
    <message>
        <source>Changing the type of a column that a view uses</source>
        <translation>Den Typ einer Spalte ändern, die ein View nutzt</translation>
    </message>
    <message>
        <source>Drop the view before and make it again after, in the same transaction.</source>
        <translation>Den View davor löschen und danach wieder anlegen, in derselben Transaktion.</translation>
    </message>
    <message>
        <source>Changing the type of a column that a foreign key joins</source>
        <translation>Den Typ einer Spalte ändern, die ein Fremdschlüssel verbindet</translation>
    </message>
    <message>
        <source>The foreign key is made anew: the other table is locked against everybody too, and read whole where the values change.</source>
        <translation>Der Fremdschlüssel wird neu angelegt: Auch die andere Tabelle ist für alle gesperrt und wird ganz gelesen, wo sich die Werte ändern.</translation>
    </message>
    <message>
        <source>Add columns of the new type on both sides, fill and join them, and switch.</source>
        <translation>Auf beiden Seiten Spalten des neuen Typs anlegen, sie füllen und verbinden, und umschalten.</translation>
    </message>
    <message>
        <source>A type that fits, and a table that is read all the same</source>
        <translation>Ein Typ, der passt, und eine Tabelle, die trotzdem gelesen wird</translation>
    </message>
    <message>
        <source>Checks on the column are tested again, and indexes over an expression of it built again, while readers and writers wait.</source>
        <translation>Prüfbedingungen auf der Spalte werden erneut geprüft und Indexe über einen Ausdruck mit ihr neu gebaut, während Lesende und Schreibende warten.</translation>
    </message>
    <message>
        <source>Drop the check before, add it again NOT VALID after, and VALIDATE it in a later migration.</source>
        <translation>Die Prüfbedingung davor löschen, sie danach NOT VALID wieder anlegen, und in einer späteren Migration VALIDATE.</translation>
    </message>
    <message>
        <source>Timestamps that get or lose their time zone</source>
        <translation>Zeitstempel, die ihre Zeitzone bekommen oder verlieren</translation>
    </message>
    <message>
        <source>Another server, or another client, gives the same rows other moments in time.</source>
        <translation>Ein anderer Server oder ein anderer Client gibt denselben Zeilen andere Zeitpunkte.</translation>
    </message>
    <message>
        <source>Say which zone is meant: USING … AT TIME ZONE &apos;UTC&apos;, or SET timezone before it.</source>
        <translation>Sagen, welche Zone gemeint ist: USING … AT TIME ZONE &apos;UTC&apos;, oder davor SET timezone.</translation>
    </message>
    <message>
        <source>Not understood here; the server, PostgreSQL %1, accepts the syntax. What the statement does was not reviewed.</source>
        <translation>Hier nicht verstanden; der Server, PostgreSQL %1, nimmt die Syntax an. Was die Anweisung tut, wurde nicht begutachtet.</translation>
    </message>
    <message>
        <source>The server, PostgreSQL %1, refuses this: %2</source>
        <translation>Der Server, PostgreSQL %1, lehnt dies ab: %2</translation>
    </message>
    <message numerus="yes">
        <source>Not understood, like %n more statement(s) of this file.</source>
        <translation>
            <numerusform>Nicht verstanden, wie %n weitere Anweisung dieser Datei.</numerusform>
            <numerusform>Nicht verstanden, wie %n weitere Anweisungen dieser Datei.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Code makes %n change(s) to the schema from here on.</source>
        <translation>
            <numerusform>Ab hier nimmt Code %n Änderung am Schema vor.</numerusform>
            <numerusform>Ab hier nimmt Code %n Änderungen am Schema vor.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows of %1 are updated in one go, however many there are: %3.</source>
        <translation>Zeilen von %1 werden in einem Zug geändert, wie viele es auch sind: %3.</translation>
    </message>
    <message>
        <source>The planner keeps to what it knew of %1 before.</source>
        <translation>Der Planer bleibt bei dem, was er zuvor von %1 wusste.</translation>
    </message>
    <message>
        <source>The file changes the schema, and the rows of %2.</source>
        <translation>Die Datei ändert das Schema und die Zeilen von %2.</translation>
    </message>
    <message>
        <source>%1 is assigned to twice: this fails.</source>
        <translation>An %1 wird zweimal zugewiesen: Das schlägt fehl.</translation>
    </message>
    <message>
        <source>Filling a column in one go</source>
        <translation>Eine Spalte in einem Zug füllen</translation>
    </message>
    <message>
        <source>Every row stays locked until the transaction ends, vacuum cannot clean up behind it, and standbys fall back.</source>
        <translation>Jede Zeile bleibt gesperrt, bis die Transaktion endet, Vacuum kann nicht hinter ihr aufräumen, und Standbys geraten in Rückstand.</translation>
    </message>
    <message>
        <source>Batches by key, each in a transaction of its own: … WHERE id BETWEEN 1 AND 10000.</source>
        <translation>Portionen nach Schlüssel, jede in einer eigenen Transaktion: … WHERE id BETWEEN 1 AND 10000.</translation>
    </message>
    <message>
        <source>Statistics from before a change of every row</source>
        <translation>Statistiken aus der Zeit vor einer Änderung jeder Zeile</translation>
    </message>
    <message>
        <source>Until autovacuum comes by, queries are planned for rows that are no longer there.</source>
        <translation>Bis Autovacuum vorbeikommt, werden Abfragen für Zeilen geplant, die es nicht mehr gibt.</translation>
    </message>
    <message>
        <source>ANALYZE the table at the end.</source>
        <translation>Am Ende ANALYZE für die Tabelle.</translation>
    </message>
    <message>
        <source>The schema and rows changed in one file</source>
        <translation>Schema und Zeilen, in einer Datei geändert</translation>
    </message>
    <message>
        <source>The locks of the one are kept while the other works through its rows, and neither can be tried again without the other.</source>
        <translation>Die Sperren des einen bleiben, während das andere seine Zeilen durcharbeitet, und keines lässt sich ohne das andere erneut versuchen.</translation>
    </message>
    <message>
        <source>A migration for the schema, another for the rows.</source>
        <translation>Eine Migration für das Schema, eine andere für die Zeilen.</translation>
    </message>
    <message>
        <source>A column that is assigned to twice</source>
        <translation>Eine Spalte, an die zweimal zugewiesen wird</translation>
    </message>
    <message>
        <source>PostgreSQL stops with error 42601, and the migration with it.</source>
        <translation>PostgreSQL hält mit Fehler 42601 an und die Migration mit ihm.</translation>
    </message>
    <message>
        <source>Leave one of the two out.</source>
        <translation>Eine der beiden Zuweisungen weglassen.</translation>
    </message>
    <message>
        <source>%1 was made in this file with another type.</source>
        <translation>%1 wurde in dieser Datei mit einem anderen Typ angelegt.</translation>
    </message>
    <message>
        <source>A column made and given another type in one file</source>
        <translation>Eine Spalte, in einer Datei angelegt und mit anderem Typ versehen</translation>
    </message>
    <message>
        <source>What fills the column in between is written twice, and a reader has to follow both.</source>
        <translation>Was die Spalte dazwischen füllt, wird zweimal geschrieben, und wer liest, muss beidem folgen.</translation>
    </message>
    <message>
        <source>Make it with the type that it is to have.</source>
        <translation>Sie mit dem Typ anlegen, den sie haben soll.</translation>
    </message>
    <message>
        <source>Row level security switched without a way back</source>
        <translation>Row Level Security, ohne Weg zurück umgeschaltet</translation>
    </message>
    <message>
        <source>When queries come back empty in production, somebody has to know what it was before.</source>
        <translation>Wenn Abfragen in der Produktion leer zurückkommen, muss jemand wissen, wie es vorher war.</translation>
    </message>
    <message>
        <source>Row level security of %2 is switched, and nothing switches it back.</source>
        <translation>Row Level Security von %2 wird umgeschaltet, und nichts schaltet sie zurück.</translation>
    </message>
    <message>
        <source>A policy changed without a way back</source>
        <translation>Eine Policy, ohne Weg zurück geändert</translation>
    </message>
    <message>
        <source>Who saw which rows before is known to nobody but the database.</source>
        <translation>Wer vorher welche Zeilen sah, weiß niemand außer der Datenbank.</translation>
    </message>
    <message>
        <source>Policies of %2 change, and nothing brings the old ones back.</source>
        <translation>Policies von %2 ändern sich, und nichts bringt die alten zurück.</translation>
    </message>
    <message>
        <source>Partitions changed without a way back</source>
        <translation>Partitionen, ohne Weg zurück geändert</translation>
    </message>
    <message>
        <source>Rows move with a partition: how it is undone has to be thought of before.</source>
        <translation>Zeilen ziehen mit einer Partition um: Wie das zurückgenommen wird, muss vorher bedacht sein.</translation>
    </message>
    <message>
        <source>Partitions of %2 change, and nothing takes that back.</source>
        <translation>Partitionen von %2 ändern sich, und nichts nimmt das zurück.</translation>
    </message>
    <message>
        <source>Not understood here: %1 came with PostgreSQL %2, and the checker has the grammar of %3.</source>
        <translation>Hier nicht verstanden: %1 kam mit PostgreSQL %2, und der Prüfer hat die Grammatik von %3.</translation>
    </message>
    <message>
        <source>Not understood: %1 is a placeholder, which some tool has to fill in first.</source>
        <translation>Nicht verstanden: %1 ist ein Platzhalter, den erst ein Werkzeug füllen muss.</translation>
    </message>
    <message>
        <source>Not understood: a colon before a name is a variable of psql, which some tool has to fill in first.</source>
        <translation>Nicht verstanden: Ein Doppelpunkt vor einem Namen ist eine Variable von psql, die erst ein Werkzeug füllen muss.</translation>
    </message>
    <message>
        <source>Syntax error: this reads like the SQL of %1, not of PostgreSQL (%2).</source>
        <translation>Syntaxfehler: Das liest sich wie das SQL von %1, nicht von PostgreSQL (%2).</translation>
    </message>
    <message>
        <source>Syntax error on every version: no statement of PostgreSQL begins like this (%1).</source>
        <translation>Syntaxfehler in jeder Version: Keine Anweisung von PostgreSQL beginnt so (%1).</translation>
    </message>
    <message>
        <source>Not understood here: the checker has the grammar of PostgreSQL %1, which stops at %2; a newer server may know more.</source>
        <translation>Hier nicht verstanden: Der Prüfer hat die Grammatik von PostgreSQL %1, die bei %2 anhält; ein neuerer Server kennt vielleicht mehr.</translation>
    </message>
    <message>
        <source>Instead of a new migration, write the tool&apos;s hashes anew after an edit</source>
        <translation>Statt einer neuen Migration die Hashes des Werkzeugs nach einer Änderung neu schreiben</translation>
    </message>
    <message numerus="yes">
        <source>%n constraint(s) not validated for the rows that were there before.</source>
        <translation>
            <numerusform>%n Bedingung ist für die Zeilen, die schon da waren, nicht validiert.</numerusform>
            <numerusform>%n Bedingungen sind für die Zeilen, die schon da waren, nicht validiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Atlas applies nothing while this is so. Restore the file, or, where the change is meant, run “lockstep new --rehash” or “atlas migrate hash”.</source>
        <translation>Atlas wendet nichts an, solange das so ist. Die Datei wiederherstellen oder, wo die Änderung gewollt ist, „lockstep new --rehash“ oder „atlas migrate hash“ ausführen.</translation>
    </message>
    <message>
        <source>The file is not what was committed: its head says %1 and its content gives %2. Restore it. Where it was never applied, “lockstep new --rehash” writes its head anew; where it was, write &quot;--! AllowInvalidHash&quot; into its head.</source>
        <translation>Die Datei ist nicht, was eingecheckt wurde: Ihr Kopf nennt %1, und ihr Inhalt ergibt %2. Sie wiederherstellen. Wurde sie nie angewendet, schreibt „lockstep new --rehash“ ihren Kopf neu; wurde sie es, &quot;--! AllowInvalidHash&quot; in ihren Kopf schreiben.</translation>
    </message>
    <message>
        <source>Restore the files from version control. Where they were never applied, “lockstep new --rehash” writes their heads anew.</source>
        <translation>Die Dateien aus der Versionsverwaltung wiederherstellen. Wurden sie nie angewendet, schreibt „lockstep new --rehash“ ihre Köpfe neu.</translation>
    </message>
    <message>
        <source>%1 keeps no hashes beside its migrations.</source>
        <translation>%1 führt keine Hashes neben seinen Migrationen.</translation>
    </message>
    <message>
        <source>ALTER TABLE ONLY the parent ADD CONSTRAINT; on each partition CREATE UNIQUE INDEX CONCURRENTLY and ADD CONSTRAINT … USING INDEX; then ALTER INDEX … ATTACH PARTITION.</source>
        <translation>ALTER TABLE ONLY auf der Elterntabelle mit ADD CONSTRAINT; auf jeder Partition CREATE UNIQUE INDEX CONCURRENTLY und ADD CONSTRAINT … USING INDEX; dann ALTER INDEX … ATTACH PARTITION.</translation>
    </message>
    <message>
        <source>The policy %1 is dropped and not made anew here.</source>
        <translation>Die Policy %1 wird gelöscht und hier nicht neu angelegt.</translation>
    </message>
    <message>
        <source>Dropping a policy</source>
        <translation>Eine Policy löschen</translation>
    </message>
    <message>
        <source>Rows that it let through are hidden from then on; without a restrictive one, more rows are seen than before.</source>
        <translation>Zeilen, die sie durchließ, sind von da an verborgen; ohne eine restriktive sind mehr Zeilen sichtbar als zuvor.</translation>
    </message>
    <message>
        <source>ALTER POLICY, or make its successor in the same file.</source>
        <translation>ALTER POLICY, oder ihre Nachfolgerin in derselben Datei anlegen.</translation>
    </message>
    <message>
        <source>Dropping a sequence</source>
        <translation>Eine Sequenz löschen</translation>
    </message>
    <message>
        <source>Where it stood is lost: one made anew begins with numbers that are taken, and code that asks it fails.</source>
        <translation>Ihr Stand geht verloren: Eine neu angelegte beginnt mit Nummern, die vergeben sind, und Code, der sie abfragt, schlägt fehl.</translation>
    </message>
    <message>
        <source>Note its last value first, and drop it when nothing asks it any more.</source>
        <translation>Zuerst ihren letzten Wert notieren und sie löschen, wenn nichts sie mehr abfragt.</translation>
    </message>
    <message>
        <source>The sequence %1 and the number it stands at are dropped.</source>
        <translation>Die Sequenz %1 und ihr Stand werden gelöscht.</translation>
    </message>
    <message>
        <source>Dropping an extension</source>
        <translation>Eine Erweiterung löschen</translation>
    </message>
    <message>
        <source>Its functions, types and tables go along, with their rows; with CASCADE, columns of its types and indexes that use it too.</source>
        <translation>Ihre Funktionen, Typen und Tabellen gehen mit, samt deren Zeilen; mit CASCADE auch Spalten ihrer Typen und Indizes, die sie verwenden.</translation>
    </message>
    <message>
        <source>ALTER EXTENSION … UPDATE for another version; else drop first, by name, what uses it.</source>
        <translation>ALTER EXTENSION … UPDATE für eine andere Version; sonst zuerst namentlich löschen, was sie verwendet.</translation>
    </message>
    <message>
        <source>The extension %1 and all that it made are dropped.</source>
        <translation>Die Erweiterung %1 und alles, was sie angelegt hat, werden gelöscht.</translation>
    </message>
    <message>
        <source>Dropping a view</source>
        <translation>Einen View löschen</translation>
    </message>
    <message>
        <source>Running code that reads it fails at once, and who was granted it has to be granted anew.</source>
        <translation>Laufender Code, der ihn liest, schlägt sofort fehl, und Rechte an ihm müssen neu erteilt werden.</translation>
    </message>
    <message>
        <source>Drop it in a later release, when nothing reads it any more.</source>
        <translation>In einer späteren Version löschen, wenn nichts ihn mehr liest.</translation>
    </message>
    <message>
        <source>The view %1 is dropped.</source>
        <translation>Der View %1 wird gelöscht.</translation>
    </message>
    <message>
        <source>Dropping a function</source>
        <translation>Eine Funktion löschen</translation>
    </message>
    <message>
        <source>Running code that calls it fails at once, and so do functions that call it: PostgreSQL does not know what they call.</source>
        <translation>Laufender Code, der sie aufruft, schlägt sofort fehl, ebenso Funktionen, die sie aufrufen: PostgreSQL weiß nicht, was sie aufrufen.</translation>
    </message>
    <message>
        <source>Drop it in a later release, when nothing calls it any more.</source>
        <translation>In einer späteren Version löschen, wenn nichts sie mehr aufruft.</translation>
    </message>
    <message>
        <source>The function %1 is dropped.</source>
        <translation>Die Funktion %1 wird gelöscht.</translation>
    </message>
    <message>
        <source>Dropping a trigger</source>
        <translation>Einen Trigger löschen</translation>
    </message>
    <message>
        <source>What it kept up or refused is so no longer, for every row that is written from then on, and nothing fails to tell.</source>
        <translation>Was er pflegte oder abwies, gilt nicht mehr für jede Zeile, die von da an geschrieben wird, und kein Fehler zeigt es an.</translation>
    </message>
    <message>
        <source>Make sure that something else does its work by then.</source>
        <translation>Sicherstellen, dass bis dahin etwas anderes seine Arbeit tut.</translation>
    </message>
    <message>
        <source>The trigger %1 is dropped and not made anew here.</source>
        <translation>Der Trigger %1 wird gelöscht und hier nicht neu angelegt.</translation>
    </message>
    <message>
        <source>Dropping a type</source>
        <translation>Einen Typ löschen</translation>
    </message>
    <message>
        <source>Running code that names it, in a cast or as a parameter, fails at once.</source>
        <translation>Laufender Code, der ihn nennt, in einem Cast oder als Parameter, schlägt sofort fehl.</translation>
    </message>
    <message>
        <source>Drop it in a later release, when nothing names it any more.</source>
        <translation>In einer späteren Version löschen, wenn nichts ihn mehr nennt.</translation>
    </message>
    <message>
        <source>The type %1 is dropped.</source>
        <translation>Der Typ %1 wird gelöscht.</translation>
    </message>
    <message>
        <source>Building an index blocks writes to %2.</source>
        <translation>Einen Index zu bauen blockiert Schreiben in %2.</translation>
    </message>
    <message>
        <source>PostgreSQL has no gentler form for a partitioned index: set a lock_timeout, and try again.</source>
        <translation>PostgreSQL hat keine schonendere Form für einen partitionierten Index: ein lock_timeout setzen und es erneut versuchen.</translation>
    </message>
    <message>
        <source>Drop what depends on it first; CONCURRENTLY does not go with CASCADE.</source>
        <translation>Zuerst löschen, was davon abhängt; CONCURRENTLY verträgt sich nicht mit CASCADE.</translation>
    </message>
    <message>
        <source>Every role gets privileges on what is made later.</source>
        <translation>Jede Rolle erhält Rechte an dem, was später angelegt wird.</translation>
    </message>
    <message>
        <source>Every privilege on what is made later is granted.</source>
        <translation>Jedes Recht an dem, was später angelegt wird, wird erteilt.</translation>
    </message>
    <message>
        <source>Privileges on what is made later may be handed on.</source>
        <translation>Rechte an dem, was später angelegt wird, dürfen weitergegeben werden.</translation>
    </message>
    <message>
        <source>Turning row level security off</source>
        <translation>Row Level Security ausschalten</translation>
    </message>
    <message>
        <source>The policies stay and no longer count: who has rights on the table sees every row of it.</source>
        <translation>Die Policies bleiben und gelten nicht mehr: Wer Rechte an der Tabelle hat, sieht jede ihrer Zeilen.</translation>
    </message>
    <message>
        <source>Leave it on, and change the policies or give one role BYPASSRLS.</source>
        <translation>Sie eingeschaltet lassen und die Policies ändern oder einer Rolle BYPASSRLS geben.</translation>
    </message>
    <message>
        <source>Every row of %1 is visible to everybody with rights on it.</source>
        <translation>Jede Zeile von %1 ist für alle sichtbar, die Rechte daran haben.</translation>
    </message>
    <message>
        <source>Running a program on the server</source>
        <translation>Ein Programm auf dem Server ausführen</translation>
    </message>
    <message>
        <source>It runs as the server&apos;s own user, who may read and change every database&apos;s files; a rollback does not take back what it did.</source>
        <translation>Es läuft als der Benutzer des Servers, der die Dateien jeder Datenbank lesen und ändern darf; ein Rollback nimmt nicht zurück, was es getan hat.</translation>
    </message>
    <message>
        <source>COPY … FROM STDIN or TO STDOUT, and run the program on the client.</source>
        <translation>COPY … FROM STDIN oder TO STDOUT, und das Programm auf dem Client ausführen.</translation>
    </message>
    <message>
        <source>COPY runs a program on the server.</source>
        <translation>COPY führt ein Programm auf dem Server aus.</translation>
    </message>
    <message>
        <source>The server does not run it, and a deployment stops there.</source>
        <translation>Der Server führt es nicht aus, und ein Deployment hält dort an.</translation>
    </message>
    <message numerus="yes">
        <source>Make %n copy(s) of tables in %1.</source>
        <translation>
            <numerusform>%n Kopie einer Tabelle in %1 anlegen.</numerusform>
            <numerusform>%n Kopien von Tabellen in %1 anlegen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing that is pending puts a table at risk, so there is nothing to do.</source>
        <translation>Nichts Ausstehendes gefährdet eine Tabelle, also ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Restore it into the private PostgreSQL and compare it with the target</source>
        <translation>Sie im privaten PostgreSQL wiederherstellen und mit dem Ziel vergleichen</translation>
    </message>
    <message>
        <source>With --prove: that backup, compared with what was recorded of its source</source>
        <translation>Mit --prove: diese Sicherung, verglichen mit dem, was von ihrer Quelle festgehalten wurde</translation>
    </message>
    <message>
        <source>List the backups there are; needs no server</source>
        <translation>Die vorhandenen Sicherungen auflisten; braucht keinen Server</translation>
    </message>
    <message>
        <source>Remove what backup_keep and backup_keep_for no longer keep, once confirmed</source>
        <translation>Entfernen, was backup_keep und backup_keep_for nicht mehr behalten, nach Bestätigung</translation>
    </message>
    <message>
        <source>The folder for backups; the policy&apos;s or the state folder&apos;s when left out</source>
        <translation>Der Ordner für Sicherungen; ohne Angabe der in der Richtlinie oder im Zustandsordner</translation>
    </message>
    <message>
        <source>auto (by size), custom (one file) or directory</source>
        <translation>auto (nach Größe), custom (eine Datei) oder directory</translation>
    </message>
    <message>
        <source>pg_dump&apos;s processes for a directory; 0: one a processor</source>
        <translation>Prozesse von pg_dump für ein Verzeichnis; 0: einer je Prozessor</translation>
    </message>
    <message>
        <source>Also copy each table that what is pending puts at risk, in the target</source>
        <translation>Auch jede Tabelle, die das Ausstehende gefährdet, im Ziel kopieren</translation>
    </message>
    <message>
        <source>Dump just the rows of the tables that what is pending puts at risk</source>
        <translation>Nur die Zeilen der Tabellen sichern, die das Ausstehende gefährdet</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n backup(s) and copies for good.</source>
        <translation>
            <numerusform>%n Sicherung oder Kopie endgültig entfernen.</numerusform>
            <numerusform>%n Sicherungen und Kopien endgültig entfernen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) and copies were removed.</source>
        <translation>
            <numerusform>%n Sicherung oder Kopie wurde entfernt.</numerusform>
            <numerusform>%n Sicherungen und Kopien wurden entfernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copy(s) of tables in the target</source>
        <translation>
            <numerusform>%n Kopie einer Tabelle im Ziel</numerusform>
            <numerusform>%n Kopien von Tabellen im Ziel</numerusform>
        </translation>
    </message>
    <message>
        <source>No backups.</source>
        <translation>Keine Sicherungen.</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Erprobung</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) may be removed</source>
        <translation>
            <numerusform>%n Sicherung darf entfernt werden</numerusform>
            <numerusform>%n Sicherungen dürfen entfernt werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) stay</source>
        <translation>
            <numerusform>%n Sicherung bleibt</numerusform>
            <numerusform>%n Sicherungen bleiben</numerusform>
        </translation>
    </message>
    <message>
        <source>To end a session that is in the way, type its pid; otherwise just wait.</source>
        <translation>Um eine Sitzung zu beenden, die im Weg ist, ihre pid eingeben; sonst einfach warten.</translation>
    </message>
    <message>
        <source>No session with pid %1 is in the way.</source>
        <translation>Keine Sitzung mit der pid %1 ist im Weg.</translation>
    </message>
    <message>
        <source>End the session with pid %1? What it has not committed is lost to it. (y/n)</source>
        <translation>Die Sitzung mit der pid %1 beenden? Was sie nicht mit COMMIT abgeschlossen hat, ist für sie verloren. (y/n)</translation>
    </message>
    <message>
        <source>Give the project&apos;s folder.</source>
        <translation>Den Ordner des Projekts angeben.</translation>
    </message>
    <message>
        <source>lockstep.toml is understood.</source>
        <translation>lockstep.toml ist verständlich.</translation>
    </message>
    <message>
        <source>There is no lockstep.toml: the defaults hold.</source>
        <translation>Es gibt keine lockstep.toml: Die Vorgaben gelten.</translation>
    </message>
    <message>
        <source>Check lockstep.toml, or print its schema for editors</source>
        <translation>lockstep.toml prüfen oder ihr Schema für Editoren ausgeben</translation>
    </message>
    <message>
        <source>Print the JSON Schema of lockstep.toml instead</source>
        <translation>Stattdessen das JSON-Schema von lockstep.toml ausgeben</translation>
    </message>
    <message>
        <source>Wait for the window, or give --outside-window REASON, which the record keeps.</source>
        <translation>Auf das Fenster warten oder --outside-window REASON angeben; das Protokoll behält die Begründung.</translation>
    </message>
    <message>
        <source>--yes alone does not repeat what may have taken effect: %1</source>
        <translation>--yes allein wiederholt nicht, was vielleicht gewirkt hat: %1</translation>
    </message>
    <message>
        <source>See what it had done. --resume RUN --yes runs it again; at a terminal you are asked.</source>
        <translation>Ansehen, was er getan hatte. --resume RUN --yes führt es erneut aus; im Terminal wird gefragt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is protected: %n question(s) of the checklist want an answer.</source>
        <translation>
            <numerusform>%1 ist geschützt: %n Frage der Checkliste verlangt eine Antwort.</numerusform>
            <numerusform>%1 ist geschützt: %n Fragen der Checkliste verlangen eine Antwort.</numerusform>
        </translation>
    </message>
    <message>
        <source>Give --answer ID=TEXT for each, or answer at a terminal.</source>
        <translation>Für jede --answer ID=TEXT angeben oder im Terminal antworten.</translation>
    </message>
    <message>
        <source>The revert %1 on this target was interrupted and is still open.</source>
        <translation>Die Rücknahme %1 auf diesem Ziel wurde unterbrochen und ist noch offen.</translation>
    </message>
    <message>
        <source>Take it up with “lockstep revert --resume %1”, or end it with “lockstep history %1 --abandon”, then deploy.</source>
        <translation>Sie mit „lockstep revert --resume %1“ fortsetzen oder mit „lockstep history %1 --abandon“ beenden, dann ausrollen.</translation>
    </message>
    <message>
        <source>Why a protected target is deployed to outside of its deploy window</source>
        <translation>Warum auf ein geschütztes Ziel außerhalb seines Deployment-Fensters ausgerollt wird</translation>
    </message>
    <message>
        <source>Backup, preflight, migrate, verify, release, test, record; resumes a broken run</source>
        <translation>Sichern, vorab prüfen, migrieren, verifizieren, ausliefern, testen, protokollieren; setzt einen unterbrochenen Lauf fort</translation>
    </message>
    <message>
        <source>Reverted: %1.</source>
        <translation>Zurückgenommen: %1.</translation>
    </message>
    <message>
        <source>Nothing says which databases the fleet has.</source>
        <translation>Nichts sagt, welche Datenbanken die Flotte hat.</translation>
    </message>
    <message>
        <source>Give --databases, --query or --list, or write [fleet.%1] into lockstep.toml.</source>
        <translation>--databases, --query oder --list angeben oder [fleet.%1] in lockstep.toml schreiben.</translation>
    </message>
    <message>
        <source>The target&apos;s server&apos;s databases of these names, with * and ?</source>
        <translation>Die Datenbanken dieser Namen auf dem Server des Ziels, mit * und ?</translation>
    </message>
    <message>
        <source>A query of the target whose first column names databases or addresses</source>
        <translation>Eine Abfrage an das Ziel, deren erste Spalte Datenbanken oder Adressen nennt</translation>
    </message>
    <message>
        <source>A file of databases, environments or addresses, one a line</source>
        <translation>Eine Datei mit Datenbanken, Umgebungen oder Adressen, je Zeile eine</translation>
    </message>
    <message>
        <source>How many databases at the same time</source>
        <translation>Wie viele Datenbanken gleichzeitig</translation>
    </message>
    <message>
        <source>How many databases before all others; one of each plan is among them</source>
        <translation>Wie viele Datenbanken vor allen anderen; von jedem Plan ist eine dabei</translation>
    </message>
    <message>
        <source>How many databases between two confirmations</source>
        <translation>Wie viele Datenbanken zwischen zwei Bestätigungen</translation>
    </message>
    <message>
        <source>One plan over many databases: tenants, shards, regions</source>
        <translation>Ein Plan über viele Datenbanken: Mandanten, Shards, Regionen</translation>
    </message>
    <message>
        <source>What is pending in each</source>
        <translation>Was in jeder aussteht</translation>
    </message>
    <message>
        <source>Deploy to the canaries, then wave after wave; stops on the first doubt</source>
        <translation>Auf die Canarys ausrollen, dann Welle um Welle; hält beim ersten Zweifel an</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) pending</source>
        <translation>
            <numerusform>%n Migration ausstehend</numerusform>
            <numerusform>%n Migrationen ausstehend</numerusform>
        </translation>
    </message>
    <message>
        <source>Wave %1 of %2</source>
        <translation>Welle %1 von %2</translation>
    </message>
    <message>
        <source>lockstep history %1 shows its run.</source>
        <translation>lockstep history %1 zeigt den Lauf.</translation>
    </message>
    <message>
        <source>Interrupted: the run %1 of %2, begun by %3</source>
        <translation>Unterbrochen: der Lauf %1 von %2, begonnen von %3</translation>
    </message>
    <message>
        <source>  “lockstep %1 --resume %2” goes on with it, “lockstep history %2 --abandon” ends it.</source>
        <translation>  „lockstep %1 --resume %2“ setzt ihn fort, „lockstep history %2 --abandon“ beendet ihn.</translation>
    </message>
    <message>
        <source>The answer to a question of the checklist; once for each</source>
        <translation>Die Antwort auf eine Frage der Checkliste; einmal für jede</translation>
    </message>
    <message>
        <source>Of a project: review (reversibility, data, order, safety nets) or hygiene (names, duplicates, linearity, drift); of a run: playbook (what failed, the ways on, a post-mortem)</source>
        <translation>Zu einem Projekt: review (Umkehrbarkeit, Daten, Reihenfolge, Sicherheitsnetze) oder hygiene (Namen, Doppeltes, Linearität, Drift); zu einem Lauf: playbook (was fehlschlug, wie es weitergehen kann, eine Nachbetrachtung)</translation>
    </message>
    <message>
        <source>This replaces %1: --yes alone is not enough.</source>
        <translation>Dies ersetzt %1: --yes allein genügt nicht.</translation>
    </message>
    <message>
        <source>The new database&apos;s name; &lt;target&gt;_restored_&lt;date&gt; when left out</source>
        <translation>Der Name der neuen Datenbank; ohne Angabe &lt;Ziel&gt;_restored_&lt;Datum&gt;</translation>
    </message>
    <message>
        <source>Restore nothing: compare this database, restored before, with the target</source>
        <translation>Nichts wiederherstellen: diese zuvor wiederhergestellte Datenbank mit dem Ziel vergleichen</translation>
    </message>
    <message>
        <source>Afterwards let the restored database take the target&apos;s place; asks for its name</source>
        <translation>Danach die wiederhergestellte Datenbank an die Stelle des Ziels setzen; fragt nach dessen Namen</translation>
    </message>
    <message>
        <source>Into the target itself, after a backup of what is there now; in one transaction</source>
        <translation>In das Ziel selbst, nach einer Sicherung dessen, was jetzt da ist; in einer Transaktion</translation>
    </message>
    <message>
        <source>pg_restore&apos;s processes; as many as wrote the backup by default</source>
        <translation>Prozesse von pg_restore; sonst so viele, wie die Sicherung schrieben</translation>
    </message>
    <message>
        <source>Everything belongs to the role that restores, and nothing is granted</source>
        <translation>Alles gehört der Rolle, die wiederherstellt, und keine Rechte werden erteilt</translation>
    </message>
    <message>
        <source>With --in-place, where the backup of what is there now goes</source>
        <translation>Mit --in-place: wohin die Sicherung dessen kommt, was jetzt da ist</translation>
    </message>
    <message>
        <source>Check and show it, and write nothing</source>
        <translation>Es prüfen und zeigen und nichts schreiben</translation>
    </message>
    <message>
        <source>Restore a backup into a new database, compare it with the target, swap</source>
        <translation>Eine Sicherung in einer neuen Datenbank wiederherstellen, mit dem Ziel vergleichen, tauschen</translation>
    </message>
    <message>
        <source>The backup&apos;s file or folder, as lockstep backup --list shows it</source>
        <translation>Datei oder Ordner der Sicherung, wie lockstep backup --list sie zeigt</translation>
    </message>
    <message>
        <source>only in the backup</source>
        <translation>nur in der Sicherung</translation>
    </message>
    <message>
        <source>only in the target</source>
        <translation>nur im Ziel</translation>
    </message>
    <message>
        <source>different</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>other rows</source>
        <translation>andere Zeilen</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>It is restored into the new database %1:</source>
        <translation>Sie wird in der neuen Datenbank %1 wiederhergestellt:</translation>
    </message>
    <message>
        <source>First a backup of what is there now, then the restore in one transaction:</source>
        <translation>Zuerst eine Sicherung dessen, was jetzt da ist, dann das Wiederherstellen in einer Transaktion:</translation>
    </message>
    <message>
        <source>What only the target has stays. A failure changes nothing.</source>
        <translation>Was nur das Ziel hat, bleibt. Ein Fehlschlag ändert nichts.</translation>
    </message>
    <message>
        <source>Restored into %1 by %2, took %3.</source>
        <translation>In %1 wiederhergestellt von %2, Dauer %3.</translation>
    </message>
    <message>
        <source>Restored in place by %1, took %2. What was there before is in %3.</source>
        <translation>An Ort und Stelle wiederhergestellt von %1, Dauer %2. Was zuvor da war, liegt in %3.</translation>
    </message>
    <message numerus="yes">
        <source>Backup and target are equal: every object, and %n table(s).</source>
        <translation>
            <numerusform>Sicherung und Ziel sind gleich: jedes Objekt und %n Tabelle.</numerusform>
            <numerusform>Sicherung und Ziel sind gleich: jedes Objekt und %n Tabellen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) not alike (in the backup, in the target):</source>
        <translation>
            <numerusform>%n ungleiches Objekt (in der Sicherung, im Ziel):</numerusform>
            <numerusform>%n ungleiche Objekte (in der Sicherung, im Ziel):</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) with other rows (rows in the backup, in the target):</source>
        <translation>
            <numerusform>%n Tabelle mit anderen Zeilen (Zeilen in der Sicherung, im Ziel):</numerusform>
            <numerusform>%n Tabellen mit anderen Zeilen (Zeilen in der Sicherung, im Ziel):</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 now takes the place of %2, by these statements:</source>
        <translation>%1 tritt jetzt an die Stelle von %2, durch diese Anweisungen:</translation>
    </message>
    <message>
        <source>For %1 to take the place of %2, run these from another database of the server, or give --swap:</source>
        <translation>Damit %1 an die Stelle von %2 tritt, diese aus einer anderen Datenbank des Servers ausführen oder --swap angeben:</translation>
    </message>
    <message>
        <source>Swapped. What was %1 is %2 now. The way back:</source>
        <translation>Getauscht. Was %1 war, ist jetzt %2. Der Weg zurück:</translation>
    </message>
    <message>
        <source>The deploy %1 on this target was interrupted and is still open.</source>
        <translation>Das Deployment %1 auf diesem Ziel wurde unterbrochen und ist noch offen.</translation>
    </message>
    <message>
        <source>Take it up with --resume %1, or end it with “lockstep history %1 --abandon”, then revert.</source>
        <translation>Es mit --resume %1 fortsetzen oder mit „lockstep history %1 --abandon“ beenden, dann zurücknehmen.</translation>
    </message>
    <message>
        <source>The run %1 is no revert.</source>
        <translation>Der Lauf %1 ist keine Rücknahme.</translation>
    </message>
    <message>
        <source>lockstep deploy --resume takes a deploy up again.</source>
        <translation>lockstep deploy --resume setzt ein Deployment fort.</translation>
    </message>
    <message>
        <source>Run a migration&apos;s revert script, checked and recorded like a deploy</source>
        <translation>Das Rücknahmeskript einer Migration ausführen, geprüft und protokolliert wie ein Deployment</translation>
    </message>
    <message>
        <source>Revert every applied migration from the newest down to this one, it included</source>
        <translation>Jede angewendete Migration zurücknehmen, von der neuesten bis zu dieser, diese eingeschlossen</translation>
    </message>
    <message>
        <source>Take up this interrupted revert: its id, the beginning of one, or last</source>
        <translation>Diese unterbrochene Rücknahme fortsetzen: ihre Kennung, deren Anfang oder last</translation>
    </message>
    <message>
        <source>Revert %1 with %2</source>
        <translation>%1 mit %2 zurücknehmen</translation>
    </message>
    <message>
        <source>Nothing is lost by it, as far as the scripts tell.</source>
        <translation>Nichts geht dadurch verloren, soweit die Skripte es verraten.</translation>
    </message>
    <message numerus="yes">
        <source>Lost by it (%n operation(s)):</source>
        <translation>
            <numerusform>Geht dadurch verloren (%n Vorgang):</numerusform>
            <numerusform>Geht dadurch verloren (%n Vorgänge):</numerusform>
        </translation>
    </message>
    <message>
        <source>End the session with this pid where it holds up a statement; needs end_blockers = true in lockstep.toml</source>
        <translation>Die Sitzung mit dieser pid beenden, wo sie eine Anweisung aufhält; braucht end_blockers = true in lockstep.toml</translation>
    </message>
    <message>
        <source>The project does not let a deploy end other sessions.</source>
        <translation>Das Projekt erlaubt einem Deployment nicht, andere Sitzungen zu beenden.</translation>
    </message>
    <message>
        <source>Leave --end-blocker out, or set end_blockers = true under [policy] in lockstep.toml.</source>
        <translation>--end-blocker weglassen oder end_blockers = true unter [policy] in lockstep.toml setzen.</translation>
    </message>
    <message>
        <source>Check its name, its folder, and that it may be executed.</source>
        <translation>Namen und Ordner prüfen, und dass es ausgeführt werden darf.</translation>
    </message>
    <message>
        <source>It returns no rows, as it should.</source>
        <translation>Sie liefert keine Zeilen, wie es sein soll.</translation>
    </message>
    <message>
        <source>It is true.</source>
        <translation>Sie ist wahr.</translation>
    </message>
    <message>
        <source>It returns rows, and should return none.</source>
        <translation>Sie liefert Zeilen und sollte keine liefern.</translation>
    </message>
    <message>
        <source>It does not return one row with one true value.</source>
        <translation>Sie liefert nicht eine Zeile mit einem wahren Wert.</translation>
    </message>
    <message>
        <source>It did not end within %1 s.</source>
        <translation>Sie endete nicht innerhalb von %1 s.</translation>
    </message>
    <message>
        <source>The server refuses it: %1</source>
        <translation>Der Server lehnt sie ab: %1</translation>
    </message>
    <message>
        <source>It must be one query, and nothing that writes.</source>
        <translation>Es muss eine einzige Abfrage sein, und nichts, was schreibt.</translation>
    </message>
    <message>
        <source>Asking the project&apos;s own questions</source>
        <translation>Die eigenen Fragen des Projekts werden gestellt</translation>
    </message>
    <message>
        <source>pgBackRest</source>
        <translation>pgBackRest</translation>
    </message>
    <message>
        <source>Barman</source>
        <translation>Barman</translation>
    </message>
    <message>
        <source>Stanza %1 is not well: %2.</source>
        <translation>Mit Stanza %1 stimmt etwas nicht: %2.</translation>
    </message>
    <message>
        <source>Stanza %1 has no backup to begin a recovery with.</source>
        <translation>Stanza %1 hat keine Sicherung, mit der eine Wiederherstellung beginnen könnte.</translation>
    </message>
    <message>
        <source>Stanza %1 is well; its newest backup is %2, of %3.</source>
        <translation>Stanza %1 ist in Ordnung; ihre neueste Sicherung ist %2, vom %3.</translation>
    </message>
    <message>
        <source>It is installed and did not answer: %1</source>
        <translation>Es ist installiert und hat nicht geantwortet: %1</translation>
    </message>
    <message>
        <source>It is installed and knows nothing of this server.</source>
        <translation>Es ist installiert und weiß nichts von diesem Server.</translation>
    </message>
    <message>
        <source>It is installed and has no backup.</source>
        <translation>Es ist installiert und hat keine Sicherung.</translation>
    </message>
    <message>
        <source>It has backups; whether one is of this server, its names must tell.</source>
        <translation>Es hat Sicherungen; ob eine von diesem Server ist, müssen ihre Namen sagen.</translation>
    </message>
    <message>
        <source>It is not installed on this machine.</source>
        <translation>Es ist auf diesem Rechner nicht installiert.</translation>
    </message>
    <message>
        <source>Archive mode</source>
        <translation>Archivierung</translation>
    </message>
    <message>
        <source>The server is a standby: a restore point is made on its primary.</source>
        <translation>Der Server ist ein Standby: Ein Wiederherstellungspunkt wird auf seinem Primärserver angelegt.</translation>
    </message>
    <message>
        <source>archive_mode is %1, wal_level %2.</source>
        <translation>archive_mode ist %1, wal_level %2.</translation>
    </message>
    <message>
        <source>archive_mode is %1, wal_level %2: no WAL is kept to recover from.</source>
        <translation>archive_mode ist %1, wal_level %2: Kein WAL wird aufbewahrt, aus dem sich wiederherstellen ließe.</translation>
    </message>
    <message>
        <source>Set archive_mode = on and wal_level = replica, and restart the server.</source>
        <translation>archive_mode = on und wal_level = replica setzen und den Server neu starten.</translation>
    </message>
    <message>
        <source>What archives</source>
        <translation>Was archiviert</translation>
    </message>
    <message>
        <source>The library %1 archives.</source>
        <translation>Die Bibliothek %1 archiviert.</translation>
    </message>
    <message>
        <source>Neither archive_command nor archive_library is set.</source>
        <translation>Weder archive_command noch archive_library ist gesetzt.</translation>
    </message>
    <message>
        <source>Set one of them and reload the server&apos;s configuration.</source>
        <translation>Eines davon setzen und die Konfiguration des Servers neu laden.</translation>
    </message>
    <message>
        <source>archive_command says yes and archives nothing.</source>
        <translation>archive_command sagt ja und archiviert nichts.</translation>
    </message>
    <message>
        <source>Set a command that copies the WAL to where it can be read again.</source>
        <translation>Einen Befehl setzen, der das WAL dorthin kopiert, wo es wieder zu lesen ist.</translation>
    </message>
    <message>
        <source>archive_command is set.</source>
        <translation>archive_command ist gesetzt.</translation>
    </message>
    <message>
        <source>Success of late</source>
        <translation>Erfolg in letzter Zeit</translation>
    </message>
    <message>
        <source>Archiving %1 failed at %2, and nothing was archived since.</source>
        <translation>Das Archivieren von %1 schlug am %2 fehl, und seither wurde nichts archiviert.</translation>
    </message>
    <message>
        <source>The server&apos;s log has the command&apos;s own words.</source>
        <translation>Das Protokoll des Servers hat die Worte des Befehls selbst.</translation>
    </message>
    <message>
        <source>Nothing was archived yet since the statistics began.</source>
        <translation>Seit Beginn der Statistik wurde noch nichts archiviert.</translation>
    </message>
    <message>
        <source>%1 was archived at %2, and nothing failed since.</source>
        <translation>%1 wurde am %2 archiviert, und seither schlug nichts fehl.</translation>
    </message>
    <message>
        <source>%1 destroys something that is known only when it runs (%2).</source>
        <translation>%1 zerstört etwas, das erst bekannt ist, wenn es läuft (%2).</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) row by row</source>
        <translation>
            <numerusform>%n Tabelle Zeile für Zeile</numerusform>
            <numerusform>%n Tabellen Zeile für Zeile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) by the number of rows alone</source>
        <translation>
            <numerusform>%n Tabelle nur nach der Zahl der Zeilen</numerusform>
            <numerusform>%n Tabellen nur nach der Zahl der Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) not at all</source>
        <translation>
            <numerusform>%n Tabelle gar nicht</numerusform>
            <numerusform>%n Tabellen gar nicht</numerusform>
        </translation>
    </message>
    <message>
        <source>Time to restore</source>
        <translation>Dauer des Wiederherstellens</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Verglichen</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Weicht ab</translation>
    </message>
    <message>
        <source>Not restored</source>
        <translation>Nicht wiederhergestellt</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Rows counted</source>
        <translation>Gezählte Zeilen</translation>
    </message>
    <message>
        <source>All of it committed before</source>
        <translation>Alles davor mit COMMIT Abgeschlossene</translation>
    </message>
    <message>
        <source>Restore point</source>
        <translation>Wiederherstellungspunkt</translation>
    </message>
    <message>
        <source>WAL position</source>
        <translation>WAL-Position</translation>
    </message>
    <message>
        <source>WAL segment</source>
        <translation>WAL-Segment</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>Angelegt um</translation>
    </message>
    <message>
        <source>Rows of single tables</source>
        <translation>Zeilen einzelner Tabellen</translation>
    </message>
    <message>
        <source>Not restored yet</source>
        <translation>Noch nicht wiederhergestellt</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>Erprobt</translation>
    </message>
    <message>
        <source>Restored, and differs</source>
        <translation>Wiederhergestellt, weicht ab</translation>
    </message>
    <message>
        <source>%1 does not hold the facts of a backup.</source>
        <translation>%1 enthält nicht die Angaben zu einer Sicherung.</translation>
    </message>
    <message>
        <source>It is JSON that Lockstep writes beside each backup. Use another backup.</source>
        <translation>Es ist JSON, das Lockstep neben jede Sicherung schreibt. Eine andere Sicherung verwenden.</translation>
    </message>
    <message>
        <source>Do not restore from it. Use another backup.</source>
        <translation>Nicht aus ihr wiederherstellen. Eine andere Sicherung verwenden.</translation>
    </message>
    <message>
        <source>The backup&apos;s file %1 is missing.</source>
        <translation>Die Datei %1 der Sicherung fehlt.</translation>
    </message>
    <message>
        <source>The backup&apos;s file %1 is not as it was written.</source>
        <translation>Die Datei %1 der Sicherung ist nicht, wie sie geschrieben wurde.</translation>
    </message>
    <message>
        <source>%1 is a part of a backup that is being taken or was cut off.</source>
        <translation>%1 ist Teil einer Sicherung, die gerade angelegt wird oder abgebrochen wurde.</translation>
    </message>
    <message>
        <source>Remove it when no backup is being taken.</source>
        <translation>Es entfernen, wenn keine Sicherung angelegt wird.</translation>
    </message>
    <message>
        <source>%1 has no facts beside it, so nothing tells that it is whole.</source>
        <translation>Neben %1 liegen keine Angaben, daher sagt nichts, dass es vollständig ist.</translation>
    </message>
    <message>
        <source>There is no backup %1 with its facts beside it.</source>
        <translation>Es gibt keine Sicherung %1 mit Angaben daneben.</translation>
    </message>
    <message>
        <source>lockstep backup --list shows the backups there are.</source>
        <translation>lockstep backup --list zeigt die vorhandenen Sicherungen.</translation>
    </message>
    <message>
        <source>The hashes in %1 do not fit together.</source>
        <translation>Die Prüfsummen in %1 passen nicht zueinander.</translation>
    </message>
    <message>
        <source>%1 %2: the role that restores may not make it.</source>
        <translation>%1 %2: Die Rolle, die wiederherstellt, darf es nicht anlegen.</translation>
    </message>
    <message>
        <source>There is no room for a restored copy in %1.</source>
        <translation>In %1 ist kein Platz für eine wiederhergestellte Kopie.</translation>
    </message>
    <message>
        <source>Make room there, or set LOCKSTEP_STATE_DIR to a folder with more.</source>
        <translation>Dort Platz schaffen oder LOCKSTEP_STATE_DIR auf einen Ordner mit mehr setzen.</translation>
    </message>
    <message>
        <source>The backup %1 could not be restored into the private PostgreSQL.</source>
        <translation>Die Sicherung %1 ließ sich im privaten PostgreSQL nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>Install what is missing on this machine, or see what its objects depend on.</source>
        <translation>Auf diesem Rechner installieren, was fehlt, oder nachsehen, wovon ihre Objekte abhängen.</translation>
    </message>
    <message>
        <source>Objects of kind %1: %2 in the source, %3 restored.</source>
        <translation>Objekte der Art %1: %2 in der Quelle, %3 wiederhergestellt.</translation>
    </message>
    <message>
        <source>%1: %2 rows in the source, %3 restored.</source>
        <translation>%1: %2 Zeilen in der Quelle, %3 wiederhergestellt.</translation>
    </message>
    <message>
        <source>%1: the rows restored are not those of the source.</source>
        <translation>%1: Die wiederhergestellten Zeilen sind nicht die der Quelle.</translation>
    </message>
    <message>
        <source>Comparing %1</source>
        <translation>%1 wird verglichen</translation>
    </message>
    <message>
        <source>%1: was not restored.</source>
        <translation>%1: wurde nicht wiederhergestellt.</translation>
    </message>
    <message>
        <source>Only a backup of a whole database can be restored by itself and compared; %1 is none, or does not say what it holds.</source>
        <translation>Nur eine Sicherung einer ganzen Datenbank lässt sich für sich wiederherstellen und vergleichen; %1 ist keine oder sagt nicht, was sie enthält.</translation>
    </message>
    <message>
        <source>Take a backup without --only-tables-at-risk.</source>
        <translation>Eine Sicherung ohne --only-tables-at-risk anlegen.</translation>
    </message>
    <message>
        <source>The backup %1, restored, is not what the source was.</source>
        <translation>Die Sicherung %1 ist wiederhergestellt nicht, was die Quelle war.</translation>
    </message>
    <message>
        <source>Do not rely on it. Take another backup.</source>
        <translation>Sich nicht auf sie verlassen. Eine andere Sicherung anlegen.</translation>
    </message>
    <message>
        <source>A superuser can allow it: %1</source>
        <translation>Ein Superuser kann es erlauben: %1</translation>
    </message>
    <message>
        <source>The WAL segment %1 with the restore point “%2” was not archived.</source>
        <translation>Das WAL-Segment %1 mit dem Wiederherstellungspunkt „%2“ wurde nicht archiviert.</translation>
    </message>
    <message>
        <source>Put archiving right on the server, or take a backup with pg_dump instead.</source>
        <translation>Das Archivieren auf dem Server in Ordnung bringen oder stattdessen eine Sicherung mit pg_dump anlegen.</translation>
    </message>
    <message>
        <source>Waiting for the server to archive %1</source>
        <translation>Es wird darauf gewartet, dass der Server %1 archiviert</translation>
    </message>
    <message>
        <source>Archiving %1 failed since; the server&apos;s log says why.</source>
        <translation>Das Archivieren von %1 schlug seither fehl; das Protokoll des Servers sagt, warum.</translation>
    </message>
    <message>
        <source>It was waited for %1 seconds.</source>
        <translation>Darauf wurde %1 Sekunden gewartet.</translation>
    </message>
    <message>
        <source>The run %1, which is still open, refers to it.</source>
        <translation>Der Lauf %1, der noch offen ist, verweist darauf.</translation>
    </message>
    <message>
        <source>The policy sets neither backup_keep nor backup_keep_for.</source>
        <translation>Die Richtlinie setzt weder backup_keep noch backup_keep_for.</translation>
    </message>
    <message numerus="yes">
        <source>It is one of the %n newest.</source>
        <translation>
            <numerusform>Sie ist die neueste.</numerusform>
            <numerusform>Sie ist eine der %n neuesten.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is younger than backup_keep_for.</source>
        <translation>Sie ist jünger als backup_keep_for.</translation>
    </message>
    <message>
        <source>Check who may write there.</source>
        <translation>Prüfen, wer dort schreiben darf.</translation>
    </message>
    <message>
        <source>Copying the tables at risk</source>
        <translation>Die gefährdeten Tabellen werden kopiert</translation>
    </message>
    <message>
        <source>Nothing can be written to the backup folder %1.</source>
        <translation>In den Sicherungsordner %1 kann nichts geschrieben werden.</translation>
    </message>
    <message>
        <source>%1 bytes are free; the tables to be backed up have %2.</source>
        <translation>%1 Bytes sind frei; die zu sichernden Tabellen haben %2.</translation>
    </message>
    <message>
        <source>There is no table %1 whose rows could be backed up.</source>
        <translation>Es gibt keine Tabelle %1, deren Zeilen sich sichern ließen.</translation>
    </message>
    <message>
        <source>Counting the rows that were backed up</source>
        <translation>Die gesicherten Zeilen werden gezählt</translation>
    </message>
    <message>
        <source>End the session that is in the way: %1</source>
        <translation>Die Sitzung beenden, die im Weg ist: %1</translation>
    </message>
    <message>
        <source>The session with pid %1 could not be ended: %2</source>
        <translation>Die Sitzung mit der pid %1 ließ sich nicht beenden: %2</translation>
    </message>
    <message>
        <source>The session with pid %1 was ended.</source>
        <translation>Die Sitzung mit der pid %1 wurde beendet.</translation>
    </message>
    <message>
        <source>The session with pid %1 was not ended: it is no longer in the way.</source>
        <translation>Die Sitzung mit der pid %1 wurde nicht beendet: Sie ist nicht mehr im Weg.</translation>
    </message>
    <message>
        <source>There is a point to go back to, and I know how long going back would take.</source>
        <translation>Es gibt einen Stand, zu dem sich zurückkehren lässt, und ich weiß, wie lange die Rückkehr dauern würde.</translation>
    </message>
    <message>
        <source>Those who use this database know when it may be slow or away.</source>
        <translation>Wer diese Datenbank nutzt, weiß, wann sie langsam oder nicht da sein kann.</translation>
    </message>
    <message>
        <source>The script that puts things right, should this go wrong, is written and at hand.</source>
        <translation>Das Skript, das alles in Ordnung bringt, falls dies schiefgeht, ist geschrieben und zur Hand.</translation>
    </message>
    <message>
        <source>Who watches the system after the deploy?</source>
        <translation>Wer beobachtet das System nach dem Deployment?</translation>
    </message>
    <message>
        <source>%1 of %2 connections are in use.</source>
        <translation>%1 von %2 Verbindungen sind in Gebrauch.</translation>
    </message>
    <message>
        <source>%1 of %2 connections are in use: when writers wait, the rest go fast.</source>
        <translation>%1 von %2 Verbindungen sind in Gebrauch: Wenn Schreibende warten, sind die übrigen schnell vergeben.</translation>
    </message>
    <message>
        <source>Deploy when fewer are connected, or let the pool open fewer.</source>
        <translation>Ausrollen, wenn weniger verbunden sind, oder den Pool weniger öffnen lassen.</translation>
    </message>
    <message>
        <source>No dump of this database is being taken.</source>
        <translation>Von dieser Datenbank wird kein Dump gezogen.</translation>
    </message>
    <message numerus="yes">
        <source>%n dump(s) of this database are being taken.</source>
        <translation>
            <numerusform>Von dieser Datenbank wird gerade %n Dump gezogen.</numerusform>
            <numerusform>Von dieser Datenbank werden gerade %n Dumps gezogen.</numerusform>
        </translation>
    </message>
    <message>
        <source>What alters a table waits until they have ended, and everybody behind it waits too. Let them end first.</source>
        <translation>Was eine Tabelle ändert, wartet, bis sie enden, und alle dahinter warten mit. Sie zuerst enden lassen.</translation>
    </message>
    <message>
        <source>Dumps running</source>
        <translation>Laufende Dumps</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message numerus="yes">
        <source>There are very many: the server was not asked about %n of them.</source>
        <translation>
            <numerusform>Es sind sehr viele: Nach %n davon wurde der Server nicht gefragt.</numerusform>
            <numerusform>Es sind sehr viele: Nach %n davon wurde der Server nicht gefragt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The plan asks nothing of this kind of the rows that are there.</source>
        <translation>Der Plan verlangt nichts dieser Art von den vorhandenen Zeilen.</translation>
    </message>
    <message numerus="yes">
        <source>The rows that are there keep %n condition(s) of the plan.</source>
        <translation>
            <numerusform>Die vorhandenen Zeilen halten %n Bedingung des Plans ein.</numerusform>
            <numerusform>Die vorhandenen Zeilen halten %n Bedingungen des Plans ein.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n condition(s) of the plan could not be looked at in every row.</source>
        <translation>
            <numerusform>%n Bedingung des Plans konnte nicht in jeder Zeile geprüft werden.</numerusform>
            <numerusform>%n Bedingungen des Plans konnten nicht in jeder Zeile geprüft werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look yourself, or try the plan on a copy with all rows.</source>
        <translation>Selbst nachsehen oder den Plan an einer Kopie mit allen Zeilen proben.</translation>
    </message>
    <message numerus="yes">
        <source>Rows that are there break %n condition(s) of the plan.</source>
        <translation>
            <numerusform>Vorhandene Zeilen verletzen %n Bedingung des Plans.</numerusform>
            <numerusform>Vorhandene Zeilen verletzen %n Bedingungen des Plans.</numerusform>
        </translation>
    </message>
    <message>
        <source>Put the rows right first, in a migration before it or by hand.</source>
        <translation>Zuerst die Zeilen in Ordnung bringen, in einer Migration davor oder von Hand.</translation>
    </message>
    <message>
        <source>Values missing</source>
        <translation>Fehlende Werte</translation>
    </message>
    <message>
        <source>New required columns</source>
        <translation>Neue Pflichtspalten</translation>
    </message>
    <message>
        <source>Orphans</source>
        <translation>Verwaiste Zeilen</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Values for new types</source>
        <translation>Werte für neue Typen</translation>
    </message>
    <message>
        <source>Partition bounds</source>
        <translation>Grenzen der Partitionen</translation>
    </message>
    <message numerus="yes">
        <source>outside of %1: %n row(s)</source>
        <translation>
            <numerusform>außerhalb von %1: %n Zeile</numerusform>
            <numerusform>außerhalb von %1: %n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of the default partition for %1: %n row(s)</source>
        <translation>
            <numerusform>aus der Vorgabepartition für %1: %n Zeile</numerusform>
            <numerusform>aus der Vorgabepartition für %1: %n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>NULL in %n row(s)</source>
        <translation>
            <numerusform>NULL in %n Zeile</numerusform>
            <numerusform>NULL in %n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>more than once: %n value(s)</source>
        <translation>
            <numerusform>mehrfach: %n Wert</numerusform>
            <numerusform>mehrfach: %n Werte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>condition broken by %n row(s)</source>
        <translation>
            <numerusform>Bedingung verletzt von %n Zeile</numerusform>
            <numerusform>Bedingung verletzt von %n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nothing in %1 for %n row(s)</source>
        <translation>
            <numerusform>nichts in %1 für %n Zeile</numerusform>
            <numerusform>nichts in %1 für %n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>excluded by another: %n row(s)</source>
        <translation>
            <numerusform>von einer anderen ausgeschlossen: %n Zeile</numerusform>
            <numerusform>von einer anderen ausgeschlossen: %n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no value for %n row(s)</source>
        <translation>
            <numerusform>kein Wert für %n Zeile</numerusform>
            <numerusform>kein Wert für %n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not fit for %1: %n value(s)</source>
        <translation>
            <numerusform>passt nicht zu %1: %n Wert</numerusform>
            <numerusform>passen nicht zu %1: %n Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>No extension manages a table of the plan.</source>
        <translation>Keine Erweiterung verwaltet eine Tabelle des Plans.</translation>
    </message>
    <message numerus="yes">
        <source>An extension manages %n table(s) of the plan.</source>
        <translation>
            <numerusform>Eine Erweiterung verwaltet %n Tabelle des Plans.</numerusform>
            <numerusform>Eine Erweiterung verwaltet %n Tabellen des Plans.</numerusform>
        </translation>
    </message>
    <message>
        <source>What holds for plain tables may not hold there: see what the extension allows, and how it passes changes on to chunks, shards and new partitions.</source>
        <translation>Was für einfache Tabellen gilt, gilt dort vielleicht nicht: nachsehen, was die Erweiterung erlaubt und wie sie Änderungen an Chunks, Shards und neue Partitionen weitergibt.</translation>
    </message>
    <message>
        <source>The plan needs no extension.</source>
        <translation>Der Plan braucht keine Erweiterung.</translation>
    </message>
    <message>
        <source>The server has every extension that the plan needs.</source>
        <translation>Der Server hat jede Erweiterung, die der Plan braucht.</translation>
    </message>
    <message numerus="yes">
        <source>The server lacks %n extension(s) that the plan needs.</source>
        <translation>
            <numerusform>Dem Server fehlt %n Erweiterung, die der Plan braucht.</numerusform>
            <numerusform>Dem Server fehlen %n Erweiterungen, die der Plan braucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Install their packages on the server, on its standbys too.</source>
        <translation>Ihre Pakete auf dem Server installieren, auch auf seinen Standbys.</translation>
    </message>
    <message>
        <source>No event trigger fires for the plan&apos;s statements.</source>
        <translation>Kein Event-Trigger wird bei den Anweisungen des Plans ausgelöst.</translation>
    </message>
    <message numerus="yes">
        <source>%n event trigger(s) may fire for the plan&apos;s statements.</source>
        <translation>
            <numerusform>%n Event-Trigger kann bei den Anweisungen des Plans ausgelöst werden.</numerusform>
            <numerusform>%n Event-Trigger können bei den Anweisungen des Plans ausgelöst werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read their functions: they run within the migration and can refuse or change it.</source>
        <translation>Ihre Funktionen lesen: Sie laufen innerhalb der Migration und können sie ablehnen oder ändern.</translation>
    </message>
    <message>
        <source>Managed tables</source>
        <translation>Verwaltete Tabellen</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Erweiterungen</translation>
    </message>
    <message>
        <source>Event triggers</source>
        <translation>Event-Trigger</translation>
    </message>
    <message>
        <source>%1 has the rights that the plan&apos;s statements need.</source>
        <translation>%1 hat die Rechte, die die Anweisungen des Plans brauchen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 lacks %n right(s) that the plan&apos;s statements need.</source>
        <translation>
            <numerusform>%1 fehlt %n Recht, das die Anweisungen des Plans brauchen.</numerusform>
            <numerusform>%1 fehlen %n Rechte, die die Anweisungen des Plans brauchen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Grant them, or connect as a role that has them.</source>
        <translation>Sie erteilen oder sich mit einer Rolle verbinden, die sie hat.</translation>
    </message>
    <message>
        <source>Rights of the statements</source>
        <translation>Rechte der Anweisungen</translation>
    </message>
    <message>
        <source>The plan writes about %1 of WAL, which is not much.</source>
        <translation>Der Plan schreibt etwa %1 WAL, und das ist nicht viel.</translation>
    </message>
    <message>
        <source>Nobody that this role can see follows the WAL, of which the plan writes about %1.</source>
        <translation>Niemand, den diese Rolle sehen kann, folgt dem WAL, von dem der Plan etwa %1 schreibt.</translation>
    </message>
    <message numerus="yes">
        <source>The plan writes about %1 of WAL, which %n reader(s) must follow.</source>
        <translation>
            <numerusform>Der Plan schreibt etwa %1 WAL, dem %n Leser folgen muss.</numerusform>
            <numerusform>Der Plan schreibt etwa %1 WAL, dem %n Leser folgen müssen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Expect them to be behind for as long as sending it takes: watch pg_stat_replication, and the room for WAL.</source>
        <translation>Damit rechnen, dass sie zurückliegen, solange das Senden dauert: pg_stat_replication beobachten und den Platz für WAL.</translation>
    </message>
    <message>
        <source>No table that the plan alters is published.</source>
        <translation>Keine Tabelle, die der Plan ändert, gehört zu einer Publikation.</translation>
    </message>
    <message numerus="yes">
        <source>The plan alters published tables, %n time(s).</source>
        <translation>
            <numerusform>Der Plan ändert %n Mal eine Tabelle, die zu einer Publikation gehört.</numerusform>
            <numerusform>Der Plan ändert %n Mal Tabellen, die zu einer Publikation gehören.</numerusform>
        </translation>
    </message>
    <message>
        <source>Publications send rows, not statements: add columns at the subscribers first, and drop them there last.</source>
        <translation>Publikationen senden Zeilen, keine Anweisungen: Spalten bei den Abonnenten zuerst anlegen und dort zuletzt löschen.</translation>
    </message>
    <message>
        <source>No logical slot of this database is behind.</source>
        <translation>Kein logischer Slot dieser Datenbank liegt zurück.</translation>
    </message>
    <message numerus="yes">
        <source>%n logical slot(s) of this database are behind or not read at all.</source>
        <translation>
            <numerusform>%n logischer Slot dieser Datenbank liegt zurück oder wird gar nicht gelesen.</numerusform>
            <numerusform>%n logische Slots dieser Datenbank liegen zurück oder werden gar nicht gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Until it is read the server keeps all WAL, the migration&apos;s too: have its reader catch up, or drop the slot.</source>
        <translation>Bis er gelesen ist, behält der Server alles WAL, auch das der Migration: Den Leser aufholen lassen oder den Slot löschen.</translation>
    </message>
    <message>
        <source>What standbys must follow</source>
        <translation>Was Standbys folgen müssen</translation>
    </message>
    <message>
        <source>Published tables</source>
        <translation>Tabellen in Publikationen</translation>
    </message>
    <message>
        <source>Logical slots</source>
        <translation>Logische Slots</translation>
    </message>
    <message>
        <source>Nothing that has rows is written anew.</source>
        <translation>Nichts, was Zeilen hat, wird neu geschrieben.</translation>
    </message>
    <message>
        <source>About %1 are needed on the server&apos;s disk, whose free room cannot be seen from here.</source>
        <translation>Etwa %1 werden auf der Platte des Servers gebraucht, deren freier Platz von hier nicht zu sehen ist.</translation>
    </message>
    <message>
        <source>About %1 are needed on the server&apos;s disk, which has %2 free.</source>
        <translation>Etwa %1 werden auf der Platte des Servers gebraucht, die %2 frei hat.</translation>
    </message>
    <message>
        <source>Make room there: a full disk stops the whole server.</source>
        <translation>Dort Platz schaffen: Eine volle Platte hält den ganzen Server an.</translation>
    </message>
    <message>
        <source>No dump is asked for.</source>
        <translation>Kein Dump ist verlangt.</translation>
    </message>
    <message>
        <source>Room on the server</source>
        <translation>Platz auf dem Server</translation>
    </message>
    <message>
        <source>No dump is asked for, so pg_dump is not needed.</source>
        <translation>Kein Dump ist verlangt, daher wird pg_dump nicht gebraucht.</translation>
    </message>
    <message>
        <source>No big table is read or written whole.</source>
        <translation>Keine große Tabelle wird ganz gelesen oder geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%n big table(s) are read or written whole.</source>
        <translation>
            <numerusform>%n große Tabelle wird ganz gelesen oder geschrieben.</numerusform>
            <numerusform>%n große Tabellen werden ganz gelesen oder geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try it on a copy of that size first, and use the forms that the review names.</source>
        <translation>Es zuerst an einer Kopie dieser Größe proben und die Formen nutzen, die die Begutachtung nennt.</translation>
    </message>
    <message>
        <source>No table that is written all the time is kept from writers.</source>
        <translation>Keine Tabelle, in die ständig geschrieben wird, wird für Schreibende gesperrt.</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) that are written all the time are kept from writers.</source>
        <translation>
            <numerusform>%n Tabelle, in die ständig geschrieben wird, wird für Schreibende gesperrt.</numerusform>
            <numerusform>%n Tabellen, in die ständig geschrieben wird, werden für Schreibende gesperrt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deploy when they are quiet: whoever writes waits, and whoever comes after waits too.</source>
        <translation>Ausrollen, wenn dort Ruhe ist: Wer schreibt, wartet, und wer danach kommt, wartet auch.</translation>
    </message>
    <message>
        <source>No table that is written all the time gets another index.</source>
        <translation>Keine Tabelle, in die ständig geschrieben wird, bekommt einen weiteren Index.</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) that are written all the time get another index.</source>
        <translation>
            <numerusform>%n Tabelle, in die ständig geschrieben wird, bekommt einen weiteren Index.</numerusform>
            <numerusform>%n Tabellen, in die ständig geschrieben wird, bekommen einen weiteren Index.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every write will have to keep it up: make sure that reads need it that much.</source>
        <translation>Jedes Schreiben muss ihn künftig nachführen: sicherstellen, dass Lesende ihn so sehr brauchen.</translation>
    </message>
    <message>
        <source>No index is built on a big table.</source>
        <translation>Auf keiner großen Tabelle wird ein Index gebaut.</translation>
    </message>
    <message numerus="yes">
        <source>Indexes are built on %n big table(s).</source>
        <translation>
            <numerusform>Auf %n großer Tabelle werden Indexe gebaut.</numerusform>
            <numerusform>Auf %n großen Tabellen werden Indexe gebaut.</numerusform>
        </translation>
    </message>
    <message>
        <source>Build with CONCURRENTLY, in a migration of its own, when there is time. pg_stat_progress_create_index shows how far it is.</source>
        <translation>Mit CONCURRENTLY bauen, in einer eigenen Migration, wenn Zeit ist. pg_stat_progress_create_index zeigt, wie weit es ist.</translation>
    </message>
    <message>
        <source>maintenance_work_mem is %1.</source>
        <translation>maintenance_work_mem ist %1.</translation>
    </message>
    <message>
        <source>maintenance_work_mem is %1: building an index on a big table sorts on disk.</source>
        <translation>maintenance_work_mem ist %1: Einen Index auf einer großen Tabelle zu bauen sortiert auf der Platte.</translation>
    </message>
    <message>
        <source>Let the migration SET maintenance_work_mem, as far as the server&apos;s memory allows.</source>
        <translation>Die Migration maintenance_work_mem setzen lassen (SET), so weit der Speicher des Servers reicht.</translation>
    </message>
    <message>
        <source>No table with very many partitions is altered.</source>
        <translation>Keine Tabelle mit sehr vielen Partitionen wird geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) with very many partitions are altered: each is locked.</source>
        <translation>
            <numerusform>%n Tabelle mit sehr vielen Partitionen wird geändert: Jede wird gesperrt.</numerusform>
            <numerusform>%n Tabellen mit sehr vielen Partitionen werden geändert: Jede wird gesperrt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go partition by partition where the statement allows it, and see that max_locks_per_transaction is large enough.</source>
        <translation>Partition für Partition vorgehen, wo die Anweisung es erlaubt, und darauf achten, dass max_locks_per_transaction groß genug ist.</translation>
    </message>
    <message>
        <source>No table of the plan is being saved from wraparound.</source>
        <translation>Keine Tabelle des Plans wird gerade vor dem Wraparound bewahrt.</translation>
    </message>
    <message numerus="yes">
        <source>%n vacuum(s) against wraparound run on tables of the plan, or are due.</source>
        <translation>
            <numerusform>%n VACUUM gegen Wraparound läuft auf Tabellen des Plans oder ist fällig.</numerusform>
            <numerusform>%n VACUUMs gegen Wraparound laufen auf Tabellen des Plans oder sind fällig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Such a vacuum does not give way to a lock. Let it end, or run VACUUM (FREEZE) on the table first.</source>
        <translation>Ein solches VACUUM weicht keiner Sperre. Es enden lassen oder zuerst VACUUM (FREEZE) auf der Tabelle ausführen.</translation>
    </message>
    <message>
        <source>Big tables</source>
        <translation>Große Tabellen</translation>
    </message>
    <message>
        <source>Busy tables</source>
        <translation>Vielbeschriebene Tabellen</translation>
    </message>
    <message>
        <source>Indexes on busy tables</source>
        <translation>Indexe auf vielbeschriebenen Tabellen</translation>
    </message>
    <message>
        <source>Long index builds</source>
        <translation>Langer Indexbau</translation>
    </message>
    <message>
        <source>Memory for builds</source>
        <translation>Speicher für den Indexbau</translation>
    </message>
    <message>
        <source>Many partitions</source>
        <translation>Viele Partitionen</translation>
    </message>
    <message>
        <source>Vacuum against wraparound</source>
        <translation>VACUUM gegen Wraparound</translation>
    </message>
    <message>
        <source>%1, statement %2, %3 % of its rows sent</source>
        <translation>%1, Anweisung %2, %3 % der Zeilen gesendet</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>auf dem Stand</translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation>wartet auf eine Antwort</translation>
    </message>
    <message>
        <source>failed, undone</source>
        <translation>fehlgeschlagen, zurückgenommen</translation>
    </message>
    <message>
        <source>cannot be deployed to</source>
        <translation>Ausrollen nicht möglich</translation>
    </message>
    <message numerus="yes">
        <source>Deploy to the next %n database(s) now.</source>
        <translation>
            <numerusform>Auf die nächste Datenbank jetzt ausrollen.</numerusform>
            <numerusform>Auf die nächsten %n Datenbanken jetzt ausrollen.</numerusform>
        </translation>
    </message>
    <message>
        <source>This address holds a password, which belongs into no list.</source>
        <translation>Diese Adresse enthält ein Passwort, das in keine Liste gehört.</translation>
    </message>
    <message>
        <source>Take it out. It belongs in libpq&apos;s password file, or in the variable of an environment that the list names.</source>
        <translation>Es herausnehmen. Es gehört in die Passwortdatei von libpq oder in die Variable einer Umgebung, die die Liste nennt.</translation>
    </message>
    <message>
        <source>The fleet has no database.</source>
        <translation>Die Flotte hat keine Datenbank.</translation>
    </message>
    <message>
        <source>Check the list, query or pattern, and the target whose server is asked.</source>
        <translation>Liste, Abfrage oder Muster prüfen und das Ziel, dessen Server gefragt wird.</translation>
    </message>
    <message>
        <source>The fleet names %1 twice.</source>
        <translation>Die Flotte nennt %1 zweimal.</translation>
    </message>
    <message>
        <source>Name each database once.</source>
        <translation>Jede Datenbank einmal nennen.</translation>
    </message>
    <message>
        <source>%1 and %2 are one database.</source>
        <translation>%1 und %2 sind eine Datenbank.</translation>
    </message>
    <message>
        <source>Name it once in the fleet.</source>
        <translation>Sie in der Flotte einmal nennen.</translation>
    </message>
    <message>
        <source>Asking %1</source>
        <translation>%1 wird befragt</translation>
    </message>
    <message>
        <source>Answer it in a word or more.</source>
        <translation>Mit mindestens einem Wort antworten.</translation>
    </message>
    <message>
        <source>It was cut off: the new database may be there, half restored. “lockstep restore” names such a one.</source>
        <translation>Es wurde unterbrochen: Die neue Datenbank ist vielleicht da, halb wiederhergestellt. „lockstep restore“ nennt eine solche.</translation>
    </message>
    <message>
        <source>It was cut off: whether the databases have changed names is told by the server. Both may refuse connections: ALTER DATABASE … ALLOW_CONNECTIONS true.</source>
        <translation>Es wurde unterbrochen: Ob die Datenbanken ihre Namen getauscht haben, sagt der Server. Vielleicht lehnen beide Verbindungen ab: ALTER DATABASE … ALLOW_CONNECTIONS true.</translation>
    </message>
    <message>
        <source>the local socket</source>
        <translation>dem lokalen Socket</translation>
    </message>
    <message>
        <source>pid %1, %2 (%3) from %4, %5 since %6: %7</source>
        <translation>pid %1, %2 (%3) von %4, %5 seit %6: %7</translation>
    </message>
    <message>
        <source>It waits for %1 on %2, held up by</source>
        <translation>Wartet auf %1 auf %2, aufgehalten von</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) wait behind it in turn:</source>
        <translation>
            <numerusform>%n Sitzung wartet dahinter:</numerusform>
            <numerusform>%n Sitzungen warten der Reihe nach dahinter:</numerusform>
        </translation>
    </message>
    <message>
        <source>Migrations reverted</source>
        <translation>Migrationen zurückgenommen</translation>
    </message>
    <message>
        <source>All statements ran</source>
        <translation>Alle Anweisungen liefen</translation>
    </message>
    <message>
        <source>Reverted, with their rows gone from the ledger: %1.</source>
        <translation>Zurückgenommen, ihre Zeilen sind nicht mehr in der Migrationstabelle: %1.</translation>
    </message>
    <message>
        <source>Applied, each with its row in the ledger: %1.</source>
        <translation>Angewendet, jede mit ihrer Zeile in der Migrationstabelle: %1.</translation>
    </message>
    <message>
        <source>Begun and rolled back, nothing of it remains: %1.</source>
        <translation>Begonnen und zurückgerollt, nichts davon bleibt: %1.</translation>
    </message>
    <message>
        <source>Took effect in part: %1.</source>
        <translation>Hat zum Teil gewirkt: %1.</translation>
    </message>
    <message>
        <source>Not known whether it took effect: %1.</source>
        <translation>Nicht bekannt, ob sie gewirkt hat: %1.</translation>
    </message>
    <message>
        <source>Not begun: %1.</source>
        <translation>Nicht begonnen: %1.</translation>
    </message>
    <message>
        <source>Took effect and remains: statement %1 of %2, line %3.</source>
        <translation>Hat gewirkt und bleibt: Anweisung %1 von %2, Zeile %3.</translation>
    </message>
    <message>
        <source>Known from the journal only: the server could not be asked. Running the step again, or taking the run up again, asks it first.</source>
        <translation>Nur aus dem Journal bekannt: Der Server konnte nicht gefragt werden. Den Schritt erneut auszuführen oder den Lauf fortzusetzen fragt ihn zuerst.</translation>
    </message>
    <message>
        <source>Known because nothing was sent to the database before that step.</source>
        <translation>Bekannt, weil vor diesem Schritt nichts an die Datenbank gesendet wurde.</translation>
    </message>
    <message>
        <source>Known from the server&apos;s own answers and the ledger, not assumed.</source>
        <translation>Bekannt aus den Antworten des Servers und der Migrationstabelle, nicht angenommen.</translation>
    </message>
    <message>
        <source>The schema is as it was before this run: nothing needs to be stopped.</source>
        <translation>Das Schema ist, wie es vor diesem Lauf war: Nichts muss angehalten werden.</translation>
    </message>
    <message>
        <source>Keep new code from being released, and switch off what uses the changed tables, until it is decided what becomes of them.</source>
        <translation>Keinen neuen Code ausliefern und abschalten, was die geänderten Tabellen nutzt, bis entschieden ist, was aus ihnen wird.</translation>
    </message>
    <message>
        <source>If rows are being spoiled now, stop the writers first: what they write until a restore is not in the backup.</source>
        <translation>Wenn jetzt Zeilen verdorben werden, zuerst die Schreibenden anhalten: Was sie bis zu einer Wiederherstellung schreiben, ist nicht in der Sicherung.</translation>
    </message>
    <message>
        <source>Tell those who watch the service. One person decides, one types.</source>
        <translation>Denen Bescheid geben, die den Dienst überwachen. Eine Person entscheidet, eine tippt.</translation>
    </message>
    <message>
        <source>Run the step again</source>
        <translation>Den Schritt erneut ausführen</translation>
    </message>
    <message>
        <source>Costs nothing: the step changes no schema. Remove first what it names.</source>
        <translation>Kostet nichts: Der Schritt ändert kein Schema. Zuerst beseitigen, was er nennt.</translation>
    </message>
    <message>
        <source>Remove the cause and go on where it stopped</source>
        <translation>Die Ursache beseitigen und fortsetzen, wo es anhielt</translation>
    </message>
    <message>
        <source>What took effect stays and is not run twice. Until then the schema is between two versions.</source>
        <translation>Was gewirkt hat, bleibt und läuft nicht zweimal. Bis dahin steht das Schema zwischen zwei Versionen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Nothing of the failed migration was left behind. Costs nothing; right when a lock, a timeout or a cancelled statement was the cause.</source>
        <translation>Von der fehlgeschlagenen Migration blieb nichts zurück. Kostet nichts; richtig, wenn eine Sperre, ein Zeitlimit oder eine abgebrochene Anweisung die Ursache war.</translation>
    </message>
    <message>
        <source>Correct the file</source>
        <translation>Die Datei berichtigen</translation>
    </message>
    <message>
        <source>Leave, end this run, correct the migration and begin a new deploy. A changed file is another plan: it is checked and confirmed anew.</source>
        <translation>Verlassen, diesen Lauf beenden, die Migration berichtigen und ein neues Deployment beginnen. Eine geänderte Datei ist ein anderer Plan: Er wird neu geprüft und bestätigt.</translation>
    </message>
    <message>
        <source>Revert what was applied</source>
        <translation>Zurücknehmen, was angewendet wurde</translation>
    </message>
    <message>
        <source>Runs %1, in this order, checked like a deploy; what they drop is gone, with the rows that came in since, and that is counted and shown first. Try it with --dry-run.</source>
        <translation>Führt %1 in dieser Reihenfolge aus, geprüft wie ein Deployment; was sie löschen, ist weg, mit den seither gekommenen Zeilen, und das wird vorher gezählt und gezeigt. Mit --dry-run proben.</translation>
    </message>
    <message>
        <source>Put single tables back</source>
        <translation>Einzelne Tabellen zurückholen</translation>
    </message>
    <message>
        <source>Restore the backup beside it</source>
        <translation>Die Sicherung daneben wiederherstellen</translation>
    </message>
    <message>
        <source>Into a new database, compared with this one table by table, then swapped when you say so. Needs the room for a second database; what was written since the backup is in the old one alone.</source>
        <translation>In einer neuen Datenbank, Tabelle für Tabelle mit dieser verglichen, dann auf Verlangen getauscht. Braucht den Platz für eine zweite Datenbank; was seit der Sicherung geschrieben wurde, ist nur in der alten.</translation>
    </message>
    <message>
        <source>Put it right by hand and say so in the ledger</source>
        <translation>Von Hand in Ordnung bringen und es in der Migrationstabelle angeben</translation>
    </message>
    <message>
        <source>Complete or undo %1 with your own SQL, then record which it is. The ledger believes what you say: nothing is run.</source>
        <translation>%1 mit eigenem SQL vollenden oder zurücknehmen, dann festhalten, was davon gilt. Die Migrationstabelle glaubt, was ihr gesagt wird: Nichts wird ausgeführt.</translation>
    </message>
    <message>
        <source>Leave it for later</source>
        <translation>Für später lassen</translation>
    </message>
    <message>
        <source>The run stays open and the next start offers to take it up again; the database is asked first what happened meanwhile.</source>
        <translation>Der Lauf bleibt offen, und der nächste Start bietet an, ihn fortzusetzen; zuerst wird die Datenbank gefragt, was inzwischen geschah.</translation>
    </message>
    <message>
        <source>Ledger and files</source>
        <translation>Migrationstabelle und Dateien</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>What the plan does</source>
        <translation>Was der Plan tut</translation>
    </message>
    <message>
        <source>Rows that are there</source>
        <translation>Vorhandene Zeilen</translation>
    </message>
    <message>
        <source>Locks and load</source>
        <translation>Sperren und Last</translation>
    </message>
    <message>
        <source>Tables of the plan</source>
        <translation>Tabellen des Plans</translation>
    </message>
    <message>
        <source>Room on disk</source>
        <translation>Platz auf der Platte</translation>
    </message>
    <message>
        <source>Replication</source>
        <translation>Replikation</translation>
    </message>
    <message>
        <source>Extensions and triggers</source>
        <translation>Erweiterungen und Trigger</translation>
    </message>
    <message>
        <source>The catalog</source>
        <translation>Der Katalog</translation>
    </message>
    <message>
        <source>Exit status %1</source>
        <translation>Exit-Status %1</translation>
    </message>
    <message>
        <source>Ended from outside, or crashed</source>
        <translation>Von außen beendet oder abgestürzt</translation>
    </message>
    <message>
        <source>Ended by its timeout</source>
        <translation>Durch sein Zeitlimit beendet</translation>
    </message>
    <message>
        <source>%1 did not end in time and was stopped.</source>
        <translation>%1 endete nicht rechtzeitig und wurde angehalten.</translation>
    </message>
    <message>
        <source>%1 was ended from outside, or crashed.</source>
        <translation>%1 wurde von außen beendet oder ist abgestürzt.</translation>
    </message>
    <message>
        <source>%1 holds the rows of single tables alone, and no schema to put them in.</source>
        <translation>%1 enthält nur die Zeilen einzelner Tabellen und kein Schema, in das sie gehören.</translation>
    </message>
    <message>
        <source>Restore a backup of the whole database, or put these rows back by hand with pg_restore --data-only.</source>
        <translation>Eine Sicherung der ganzen Datenbank wiederherstellen oder diese Zeilen von Hand mit pg_restore --data-only zurückbringen.</translation>
    </message>
    <message>
        <source>%1 may not make databases on %2.</source>
        <translation>%1 darf auf %2 keine Datenbanken anlegen.</translation>
    </message>
    <message>
        <source>Have an administrator run “ALTER ROLE %1 CREATEDB;”, or restore as a role that has that right.</source>
        <translation>Von einem Administrator „ALTER ROLE %1 CREATEDB;“ ausführen lassen oder mit einer Rolle wiederherstellen, die dieses Recht hat.</translation>
    </message>
    <message>
        <source>The name %1 is too long: PostgreSQL keeps 63 bytes of it.</source>
        <translation>Der Name %1 ist zu lang: PostgreSQL behält 63 Bytes davon.</translation>
    </message>
    <message>
        <source>Give a shorter one with --database.</source>
        <translation>Mit --database einen kürzeren angeben.</translation>
    </message>
    <message>
        <source>There is a database %1 already.</source>
        <translation>Eine Datenbank %1 gibt es bereits.</translation>
    </message>
    <message>
        <source>Give another name with --database; a restore overwrites nothing.</source>
        <translation>Mit --database einen anderen Namen angeben; ein Wiederherstellen überschreibt nichts.</translation>
    </message>
    <message>
        <source>The restored database needs about %1, and the server&apos;s disk has %2 left.</source>
        <translation>Die wiederhergestellte Datenbank braucht etwa %1, und die Platte des Servers hat noch %2.</translation>
    </message>
    <message>
        <source>Make room first, or restore to another server.</source>
        <translation>Zuerst Platz schaffen oder auf einem anderen Server wiederherstellen.</translation>
    </message>
    <message>
        <source>It needs about %1; how much room the server has is not known here.</source>
        <translation>Sie braucht etwa %1; wie viel Platz der Server hat, ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>%1 may not give the database to its owner %2, and will own it.</source>
        <translation>%1 darf die Datenbank nicht ihrem Besitzer %2 geben und wird selbst ihr Besitzer.</translation>
    </message>
    <message>
        <source>%1 was left half restored. If nobody is restoring it now, remove it: DROP DATABASE %2;</source>
        <translation>%1 blieb halb wiederhergestellt. Wenn gerade niemand sie wiederherstellt, sie entfernen: DROP DATABASE %2;</translation>
    </message>
    <message>
        <source>This backup was never restored and compared: it is not proven.</source>
        <translation>Diese Sicherung wurde nie wiederhergestellt und verglichen: Sie ist nicht erprobt.</translation>
    </message>
    <message>
        <source>Make the database %1 beside %2 and restore into it.</source>
        <translation>Die Datenbank %1 neben %2 anlegen und darin wiederherstellen.</translation>
    </message>
    <message>
        <source>The half-restored database %1 was dropped again.</source>
        <translation>Die halb wiederhergestellte Datenbank %1 wurde wieder gelöscht.</translation>
    </message>
    <message>
        <source>The half-restored database %1 is left: %2</source>
        <translation>Die halb wiederhergestellte Datenbank %1 bleibt zurück: %2</translation>
    </message>
    <message>
        <source>New database</source>
        <translation>Neue Datenbank</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>This backup is of another database: %1 (server %2), and the target is %3 (server %4).</source>
        <translation>Diese Sicherung ist von einer anderen Datenbank: %1 (Server %2), und das Ziel ist %3 (Server %4).</translation>
    </message>
    <message>
        <source>Reading the restored database</source>
        <translation>Die wiederhergestellte Datenbank wird gelesen</translation>
    </message>
    <message>
        <source>Reading the target</source>
        <translation>Das Ziel wird gelesen</translation>
    </message>
    <message>
        <source>It ran in one transaction: nothing was changed. What is there now is also in %1.</source>
        <translation>Es lief in einer Transaktion: Nichts wurde geändert. Was jetzt da ist, liegt auch in %1.</translation>
    </message>
    <message>
        <source>%1 holds the rows of single tables alone, and no schema.</source>
        <translation>%1 enthält nur die Zeilen einzelner Tabellen und kein Schema.</translation>
    </message>
    <message>
        <source>Restore a backup of the whole database.</source>
        <translation>Eine Sicherung der ganzen Datenbank wiederherstellen.</translation>
    </message>
    <message>
        <source>What %1 holds now is replaced by what the backup holds. Type the name of the database.</source>
        <translation>Was %1 jetzt enthält, wird durch das ersetzt, was die Sicherung enthält. Den Namen der Datenbank eintippen.</translation>
    </message>
    <message>
        <source>Backup of what was there</source>
        <translation>Sicherung dessen, was da war</translation>
    </message>
    <message>
        <source>%1 could not be taken over: %2</source>
        <translation>%1 ließ sich nicht übernehmen: %2</translation>
    </message>
    <message>
        <source>The names are changed from another database: this role needs to connect to “postgres” or “template1”.</source>
        <translation>Die Namen werden aus einer anderen Datenbank geändert: Diese Rolle muss sich mit „postgres“ oder „template1“ verbinden können.</translation>
    </message>
    <message>
        <source>%1 is no longer the database that was compared.</source>
        <translation>%1 ist nicht mehr die Datenbank, die verglichen wurde.</translation>
    </message>
    <message>
        <source>Nothing was renamed. Look which databases are there now.</source>
        <translation>Nichts wurde umbenannt. Nachsehen, welche Datenbanken jetzt da sind.</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) do not end.</source>
        <translation>
            <numerusform>%n Verbindung endet nicht.</numerusform>
            <numerusform>%n Verbindungen enden nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop the programs that hold them, then swap again.</source>
        <translation>Die Programme anhalten, die sie offen halten, dann erneut tauschen.</translation>
    </message>
    <message>
        <source>Connections are still refused; allow them again: %1</source>
        <translation>Verbindungen werden noch abgelehnt; sie wieder erlauben: %1</translation>
    </message>
    <message>
        <source>There is no database %1 that could take the place of %2.</source>
        <translation>Es gibt keine Datenbank %1, die an die Stelle von %2 treten könnte.</translation>
    </message>
    <message>
        <source>lockstep restore BACKUP makes one.</source>
        <translation>lockstep restore BACKUP legt eine an.</translation>
    </message>
    <message>
        <source>%1 was left half restored and cannot take the place of %2.</source>
        <translation>%1 blieb halb wiederhergestellt und kann nicht an die Stelle von %2 treten.</translation>
    </message>
    <message>
        <source>Drop it and restore the backup again.</source>
        <translation>Sie löschen und die Sicherung erneut wiederherstellen.</translation>
    </message>
    <message>
        <source>Everybody&apos;s connections to %1 end, and %2 takes its place. What was written to %1 since the backup is then in %3 alone. Type the name of the database that is replaced.</source>
        <translation>Alle Verbindungen zu %1 enden, und %2 tritt an ihre Stelle. Was seit der Sicherung in %1 geschrieben wurde, ist dann nur in %3. Den Namen der Datenbank eintippen, die ersetzt wird.</translation>
    </message>
    <message>
        <source>Way back</source>
        <translation>Weg zurück</translation>
    </message>
    <message>
        <source>%1 began and did not finish, so what of it is there to be reverted is not known.</source>
        <translation>%1 begann und endete nicht, daher ist nicht bekannt, was davon zurückzunehmen ist.</translation>
    </message>
    <message>
        <source>Look at what it left, then mark it in the ledger with “lockstep resolve”.</source>
        <translation>Ansehen, was sie hinterließ, und sie dann mit „lockstep resolve“ in der Migrationstabelle kennzeichnen.</translation>
    </message>
    <message>
        <source>%1 describes the database as it was found: it was never run.</source>
        <translation>%1 beschreibt die Datenbank, wie sie vorgefunden wurde: Sie wurde nie ausgeführt.</translation>
    </message>
    <message>
        <source>The way back before a baseline is a backup.</source>
        <translation>Hinter eine Baseline zurück führt nur eine Sicherung.</translation>
    </message>
    <message>
        <source>%1 is not applied: there is nothing to revert.</source>
        <translation>%1 ist nicht angewendet: Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>“lockstep status” shows what is applied.</source>
        <translation>„lockstep status“ zeigt, was angewendet ist.</translation>
    </message>
    <message>
        <source>%1 has no file in the folder, and so no revert script.</source>
        <translation>%1 hat keine Datei im Ordner und damit kein Rücknahmeskript.</translation>
    </message>
    <message>
        <source>Bring its files back from the version that was deployed.</source>
        <translation>Ihre Dateien aus der ausgerollten Version zurückholen.</translation>
    </message>
    <message>
        <source>%1 has no revert script.</source>
        <translation>%1 hat kein Rücknahmeskript.</translation>
    </message>
    <message>
        <source>“lockstep new --revert-of” writes one to start from; or restore a backup beside the database with “lockstep restore”.</source>
        <translation>„lockstep new --revert-of“ schreibt eines als Anfang; oder mit „lockstep restore“ eine Sicherung neben der Datenbank wiederherstellen.</translation>
    </message>
    <message>
        <source>%1 is not the newest: %2 takes back the newest migration first.</source>
        <translation>%1 ist nicht die neueste: %2 nimmt die neueste Migration zuerst zurück.</translation>
    </message>
    <message>
        <source>Revert all of them in this order with --to %1.</source>
        <translation>Mit --to %1 alle in dieser Reihenfolge zurücknehmen.</translation>
    </message>
    <message>
        <source>%1 is not as it was applied, so its revert script may undo something else.</source>
        <translation>%1 ist nicht, wie sie angewendet wurde, daher nimmt ihr Rücknahmeskript vielleicht etwas anderes zurück.</translation>
    </message>
    <message>
        <source>Bring back the file that was applied; “lockstep status” shows the change.</source>
        <translation>Die angewendete Datei zurückholen; „lockstep status“ zeigt die Änderung.</translation>
    </message>
    <message>
        <source>Lost by it</source>
        <translation>Geht dadurch verloren</translation>
    </message>
    <message>
        <source>nothing, as far as the scripts tell</source>
        <translation>nichts, soweit die Skripte es verraten</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>%1: %2 %3, which has %4 rows now (%5)</source>
        <translation>%1: %2 %3, jetzt mit %4 Zeilen (%5)</translation>
    </message>
    <message>
        <source>%1: %2 %3, which has %4 rows now (%5), also those written since %6</source>
        <translation>%1: %2 %3, jetzt mit %4 Zeilen (%5), auch den seit %6 geschriebenen</translation>
    </message>
    <message>
        <source>Ledger without them</source>
        <translation>Migrationstabelle ohne sie</translation>
    </message>
    <message>
        <source>%1 has none of them as applied.</source>
        <translation>%1 führt keine von ihnen als angewendet.</translation>
    </message>
    <message numerus="yes">
        <source>%n reverted migration(s) still count as applied.</source>
        <translation>
            <numerusform>%n zurückgenommene Migration zählt noch als angewendet.</numerusform>
            <numerusform>%n zurückgenommene Migrationen zählen noch als angewendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody changed the ledger after the revert, or it was restored.</source>
        <translation>Jemand hat die Migrationstabelle nach der Rücknahme geändert, oder sie wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>Objects as reverted</source>
        <translation>Objekte wie zurückgenommen</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) are there, or gone, as the revert scripts say.</source>
        <translation>
            <numerusform>%n Objekt ist da oder weg, wie es die Rücknahmeskripte sagen.</numerusform>
            <numerusform>%n Objekte sind da oder weg, wie es die Rücknahmeskripte sagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) are not as the revert scripts say.</source>
        <translation>
            <numerusform>%n Objekt ist nicht, wie es die Rücknahmeskripte sagen.</numerusform>
            <numerusform>%n Objekte sind nicht, wie es die Rücknahmeskripte sagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>An IF EXISTS may have met nothing, or somebody changed the schema by hand.</source>
        <translation>Ein IF EXISTS traf vielleicht auf nichts, oder jemand hat das Schema von Hand geändert.</translation>
    </message>
    <message>
        <source>-- the row of %1 in %2 is taken back</source>
        <translation>-- die Zeile von %1 in %2 wird zurückgenommen</translation>
    </message>
    <message numerus="yes">
        <source>Revert %n migration(s) on %1.</source>
        <translation>
            <numerusform>%n Migration auf %1 zurücknehmen.</numerusform>
            <numerusform>%n Migrationen auf %1 zurücknehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>none there</source>
        <comment>a table</comment>
        <translation>keine da</translation>
    </message>
    <message>
        <source>Rows before and after</source>
        <translation>Zeilen vorher und nachher</translation>
    </message>
    <message numerus="yes">
        <source>Rows of %n touched table(s); an ≈ is the server&apos;s estimate.</source>
        <translation>
            <numerusform>Zeilen von %n berührter Tabelle; ein ≈ ist die Schätzung des Servers.</numerusform>
            <numerusform>Zeilen von %n berührten Tabellen; ein ≈ ist die Schätzung des Servers.</numerusform>
        </translation>
    </message>
    <message>
        <source>not part of a revert</source>
        <translation>nicht Teil einer Rücknahme</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Skipped, not in lockstep.toml</source>
        <translation>Übersprungen, nicht in lockstep.toml</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Auslieferung</translation>
    </message>
    <message>
        <source>Smoke test</source>
        <translation>Smoke-Test</translation>
    </message>
    <message>
        <source>It runs the function %1, and what that does is not in the files.</source>
        <translation>Es ruft die Funktion %1 auf, und was diese tut, steht nicht in den Dateien.</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>%1 is there and was not expected</source>
        <translation>%1 ist da und wurde nicht erwartet</translation>
    </message>
    <message>
        <source>%1: expected “%2”, actual “%3”</source>
        <comment>an object and two definitions</comment>
        <translation>%1: erwartet „%2“, tatsächlich „%3“</translation>
    </message>
    <message>
        <source>Objects equal their definitions</source>
        <translation>Objekte gleichen ihren Definitionen</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are not what the migrations make.</source>
        <translation>
            <numerusform>%n Objekt ist nicht, was die Migrationen anlegen.</numerusform>
            <numerusform>%n Objekte sind nicht, was die Migrationen anlegen.</numerusform>
        </translation>
    </message>
    <message>
        <source>An IF NOT EXISTS met something else, or somebody changed the schema meanwhile. Alter each to what the migration says, or drop it and make it anew.</source>
        <translation>Ein IF NOT EXISTS traf auf etwas anderes, oder jemand hat inzwischen das Schema geändert. Jedes so ändern, wie die Migration es sagt, oder es löschen und neu anlegen.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) differ that the files alone do not decide.</source>
        <translation>
            <numerusform>%n Objekt weicht ab, über das die Dateien allein nicht entscheiden.</numerusform>
            <numerusform>%n Objekte weichen ab, über die die Dateien allein nicht entscheiden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody else, a trigger of the database or code that the migrations run made them. See that they are wanted.</source>
        <translation>Jemand anders, ein Trigger der Datenbank oder Code, den die Migrationen ausführen, hat sie angelegt. Nachsehen, ob sie gewollt sind.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) are as the migrations make them.</source>
        <translation>
            <numerusform>%n Objekt ist, wie die Migrationen es anlegen.</numerusform>
            <numerusform>%n Objekte sind, wie die Migrationen sie anlegen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 reads rows in the binary format from COPY … FROM stdin, which no file of SQL can hold.</source>
        <translation>%1 liest mit COPY … FROM stdin Zeilen im Binärformat, das keine SQL-Datei enthalten kann.</translation>
    </message>
    <message>
        <source>Write the rows in the text or CSV format.</source>
        <translation>Die Zeilen im Text- oder CSV-Format schreiben.</translation>
    </message>
    <message>
        <source>The rows of COPY … FROM stdin in %1 have no end before the next section begins.</source>
        <translation>Die Zeilen von COPY … FROM stdin in %1 enden nicht vor Beginn des nächsten Abschnitts.</translation>
    </message>
    <message>
        <source>End them with a line of “\.” alone.</source>
        <translation>Sie mit einer Zeile beenden, in der nur „\.“ steht.</translation>
    </message>
    <message>
        <source>In %1 the line goes on behind COPY … FROM stdin; its rows begin on the next one.</source>
        <translation>In %1 geht die Zeile hinter COPY … FROM stdin weiter; die Zeilen der Tabelle beginnen in der nächsten.</translation>
    </message>
    <message>
        <source>End the line with the semicolon, and move what follows behind the rows.</source>
        <translation>Die Zeile mit dem Semikolon beenden und, was folgt, hinter die Zeilen der Tabelle setzen.</translation>
    </message>
    <message>
        <source>The restore point&apos;s segment</source>
        <translation>Das Segment des Wiederherstellungspunkts</translation>
    </message>
    <message>
        <source>It is archived when it is full: this role may not end it with pg_switch_wal().</source>
        <translation>Es wird archiviert, wenn es voll ist: Diese Rolle darf es nicht mit pg_switch_wal() beenden.</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Copy of a table</source>
        <translation>Kopie einer Tabelle</translation>
    </message>
    <message>
        <source>Not copied</source>
        <translation>Nicht kopiert</translation>
    </message>
    <message>
        <source>No table is copied: nothing that the plan does destroys rows by name.</source>
        <translation>Keine Tabelle wird kopiert: Nichts, was der Plan tut, zerstört Zeilen, die er beim Namen nennt.</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) that the plan puts at risk are copied beside themselves, in one transaction; a name that is taken gets a number.</source>
        <translation>
            <numerusform>%n Tabelle, die der Plan gefährdet, wird in einer Transaktion neben sich selbst kopiert; ein vergebener Name bekommt eine Nummer.</numerusform>
            <numerusform>%n Tabellen, die der Plan gefährdet, werden in einer Transaktion neben sich selbst kopiert; ein vergebener Name bekommt eine Nummer.</numerusform>
        </translation>
    </message>
    <message>
        <source>pg_dump writes the whole database to the new file or folder %1…, as it is at one moment; a second session counts the rows of that moment.</source>
        <translation>pg_dump schreibt die ganze Datenbank, wie sie in einem Augenblick ist, in die neue Datei oder den neuen Ordner %1…; eine zweite Sitzung zählt die Zeilen dieses Augenblicks.</translation>
    </message>
    <message>
        <source>It is synced, listed with pg_restore and hashed before it counts as a backup.</source>
        <translation>Sie wird auf die Platte geschrieben (fsync), mit pg_restore aufgelistet und erhält Prüfsummen, bevor sie als Sicherung gilt.</translation>
    </message>
    <message>
        <source>Tables of less than %1 MB in all become one file, the first command; more becomes a folder that %2 processes write, the second.</source>
        <translation>Tabellen von zusammen weniger als %1 MB werden eine Datei, der erste Befehl; mehr wird ein Ordner, den %2 Prozesse schreiben, der zweite.</translation>
    </message>
    <message>
        <source>Then it is restored into the private PostgreSQL and compared with the target: objects by kind, rows by number and checksum.</source>
        <translation>Dann wird sie im privaten PostgreSQL wiederhergestellt und mit dem Ziel verglichen: Objekte nach Art, Zeilen nach Zahl und Prüfsumme.</translation>
    </message>
    <message>
        <source>No dump is taken: the policy relies on continuous archiving. That is checked, not believed.</source>
        <translation>Kein Dump wird gezogen: Die Richtlinie verlässt sich auf fortlaufende Archivierung. Das wird geprüft, nicht geglaubt.</translation>
    </message>
    <message>
        <source>Then a restore point is made, and waited for until its segment of WAL is archived.</source>
        <translation>Dann wird ein Wiederherstellungspunkt angelegt und gewartet, bis sein WAL-Segment archiviert ist.</translation>
    </message>
    <message>
        <source>I have seen which tables were copied.</source>
        <translation>Ich habe gesehen, welche Tabellen kopiert wurden.</translation>
    </message>
    <message>
        <source>I have seen the restore point and what proves the archive.</source>
        <translation>Ich habe den Wiederherstellungspunkt gesehen und was das Archiv belegt.</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Wie es endete</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Last lines</source>
        <translation>Letzte Zeilen</translation>
    </message>
    <message>
        <source>Done by hand</source>
        <translation>Von Hand getan</translation>
    </message>
    <message>
        <source>The migrations are applied and verified; what the release had done until then is not undone. Put the cause right and run the step again (lockstep deploy --resume last), or finish the release by hand. Revert the migrations only where what runs now cannot work with the new schema.</source>
        <translation>Die Migrationen sind angewendet und verifiziert; was die Auslieferung bis dahin getan hatte, ist nicht zurückgenommen. Die Ursache beheben und den Schritt erneut ausführen (lockstep deploy --resume last) oder die Auslieferung von Hand vollenden. Die Migrationen nur zurücknehmen, wo das, was jetzt läuft, mit dem neuen Schema nicht arbeiten kann.</translation>
    </message>
    <message>
        <source>Nothing is released: lockstep.toml has no [release] for this target.</source>
        <translation>Nichts wird ausgeliefert: lockstep.toml hat kein [release] für dieses Ziel.</translation>
    </message>
    <message>
        <source>Somebody releases by hand, and says so here: %1</source>
        <translation>Jemand liefert von Hand aus und sagt es hier: %1</translation>
    </message>
    <message>
        <source>Run the project&apos;s own command in %1, with LOCKSTEP_RUN=%2 and LOCKSTEP_ENVIRONMENT=%3.</source>
        <translation>Den eigenen Befehl des Projekts in %1 ausführen, mit LOCKSTEP_RUN=%2 und LOCKSTEP_ENVIRONMENT=%3.</translation>
    </message>
    <message>
        <source>It is ended after %1 s.</source>
        <translation>Er wird nach %1 s beendet.</translation>
    </message>
    <message>
        <source>This was done by hand: %1</source>
        <translation>Dies wurde von Hand getan: %1</translation>
    </message>
    <message>
        <source>It began once and did not come to a good end. Run it again: %1</source>
        <translation>Sie begann einmal und kam zu keinem guten Ende. Sie erneut ausführen: %1</translation>
    </message>
    <message>
        <source>Run the release: %1</source>
        <translation>Die Auslieferung ausführen: %1</translation>
    </message>
    <message>
        <source>I have seen what the release printed and how it ended.</source>
        <translation>Ich habe gesehen, was die Auslieferung ausgab und wie sie endete.</translation>
    </message>
    <message>
        <source>%1 ended well after %2 ms.</source>
        <translation>%1 endete gut nach %2 ms.</translation>
    </message>
    <message>
        <source>The migrations are applied and what was released runs on them. Put right what each test names and test again; where it cannot be put right soon, take the release back, and the migrations after it.</source>
        <translation>Die Migrationen sind angewendet, und was ausgeliefert wurde, läuft auf ihnen. Beheben, was jeder Test nennt, und erneut testen; wo es sich nicht bald beheben lässt, die Auslieferung zurücknehmen und danach die Migrationen.</translation>
    </message>
    <message>
        <source>No smoke test is made: lockstep.toml has no [smoke] for this target.</source>
        <translation>Kein Smoke-Test wird gemacht: lockstep.toml hat kein [smoke] für dieses Ziel.</translation>
    </message>
    <message numerus="yes">
        <source>Ask %1 %n question(s), in transactions that can only read.</source>
        <translation>
            <numerusform>%1 %n Frage stellen, in einer Transaktion, die nur lesen kann.</numerusform>
            <numerusform>%1 %n Fragen stellen, in Transaktionen, die nur lesen können.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run %n command(s); each must end with exit status 0.</source>
        <translation>
            <numerusform>%n Befehl ausführen; er muss mit Exit-Status 0 enden.</numerusform>
            <numerusform>%n Befehle ausführen; jeder muss mit Exit-Status 0 enden.</numerusform>
        </translation>
    </message>
    <message>
        <source>I have seen the result of every test.</source>
        <translation>Ich habe das Ergebnis jedes Tests gesehen.</translation>
    </message>
    <message numerus="yes">
        <source>Compare the plans of %n watched query(s), without running them.</source>
        <translation>
            <numerusform>Die Pläne von %n beobachteter Abfrage vergleichen, ohne sie auszuführen.</numerusform>
            <numerusform>Die Pläne von %n beobachteten Abfragen vergleichen, ohne sie auszuführen.</numerusform>
        </translation>
    </message>
    <message>
        <source>its transaction was never told to commit, and the ledger does not have it</source>
        <translation>ihrer Transaktion wurde nie COMMIT gesendet, und die Migrationstabelle hat sie nicht</translation>
    </message>
    <message>
        <source>pg_xact_status(%1) says “%2”, and the ledger does not have it</source>
        <translation>pg_xact_status(%1) sagt „%2“, und die Migrationstabelle hat sie nicht</translation>
    </message>
    <message>
        <source>The server says “%1” of the transaction that ran %2, and the ledger is as it was before.</source>
        <translation>Der Server sagt „%1“ über die Transaktion, die %2 ausführte, und die Migrationstabelle ist, wie sie vorher war.</translation>
    </message>
    <message>
        <source>This run reverted %1, and the ledger has it as applied now.</source>
        <translation>Dieser Lauf nahm %1 zurück, und die Migrationstabelle führt sie jetzt als angewendet.</translation>
    </message>
    <message>
        <source>the ledger says so</source>
        <translation>die Migrationstabelle sagt es</translation>
    </message>
    <message>
        <source>pg_xact_status(%1) says “%2”</source>
        <translation>pg_xact_status(%1) sagt „%2“</translation>
    </message>
    <message>
        <source>the server answered, and the journal has it</source>
        <translation>der Server hat geantwortet, und das Journal hat es</translation>
    </message>
    <message>
        <source>its transaction was never told to commit</source>
        <translation>ihrer Transaktion wurde nie COMMIT gesendet</translation>
    </message>
    <message>
        <source>what it makes or drops has changed in the catalog since it began</source>
        <translation>was sie anlegt oder löscht, hat sich im Katalog seit ihrem Beginn geändert</translation>
    </message>
    <message>
        <source>it can be sent again without harm</source>
        <translation>sie kann ohne Schaden erneut gesendet werden</translation>
    </message>
    <message>
        <source>what it makes or drops stands in the catalog as before it began</source>
        <translation>was sie anlegt oder löscht, steht im Katalog wie vor ihrem Beginn</translation>
    </message>
    <message>
        <source>the COMMIT of its block was never sent</source>
        <translation>das COMMIT ihres Blocks wurde nie gesendet</translation>
    </message>
    <message>
        <source>%1: applied (%2)</source>
        <translation>%1: angewendet (%2)</translation>
    </message>
    <message>
        <source>%1: in doubt (%2)</source>
        <translation>%1: ungewiss (%2)</translation>
    </message>
    <message>
        <source>%1: not applied (%2)</source>
        <translation>%1: nicht angewendet (%2)</translation>
    </message>
    <message>
        <source>A pooler stands between, and this connection does not keep one server process from statement to statement: neither locks nor settings would hold.</source>
        <translation>Ein Pooler steht dazwischen, und diese Verbindung behält von Anweisung zu Anweisung nicht denselben Serverprozess: Weder Sperren noch Einstellungen würden halten.</translation>
    </message>
    <message>
        <source>Nothing was changed. Give the server&apos;s own address as the target.</source>
        <translation>Nichts wurde geändert. Die Adresse des Servers selbst als Ziel angeben.</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1 als %2</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>Primärserver</translation>
    </message>
    <message>
        <source>system %1</source>
        <translation>System %1</translation>
    </message>
    <message>
        <source>OID %1</source>
        <translation>OID %1</translation>
    </message>
    <message>
        <source>timeline %1</source>
        <translation>Timeline %1</translation>
    </message>
    <message>
        <source>enrolled as %1</source>
        <translation>erfasst als %1</translation>
    </message>
    <message>
        <source>Files of the ledger&apos;s rows</source>
        <translation>Dateien zu den Zeilen der Migrationstabelle</translation>
    </message>
    <message>
        <source>Every row of the ledger has its file and came to its end.</source>
        <translation>Jede Zeile der Migrationstabelle hat ihre Datei und kam zu ihrem Ende.</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) began and did not come to their end.</source>
        <translation>
            <numerusform>%n Migration begann und kam nicht zu ihrem Ende.</numerusform>
            <numerusform>%n Migrationen begannen und kamen nicht zu ihrem Ende.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) of the ledger have no file in the folder.</source>
        <translation>
            <numerusform>%n Migration der Migrationstabelle hat keine Datei im Ordner.</numerusform>
            <numerusform>%n Migrationen der Migrationstabelle haben keine Datei im Ordner.</numerusform>
        </translation>
    </message>
    <message>
        <source>lockstep status names each. Bring the files back, from the branch that was deployed, or settle them with lockstep resolve.</source>
        <translation>lockstep status nennt jede. Die Dateien aus dem ausgerollten Zweig zurückholen oder sie mit lockstep resolve klären.</translation>
    </message>
    <message>
        <source>Reading the catalog</source>
        <translation>Der Katalog wird gelesen</translation>
    </message>
    <message>
        <source>Not all of the plan ran, or the target was not looked at before: there is nothing to compare with.</source>
        <translation>Nicht der ganze Plan lief, oder das Ziel wurde vorher nicht betrachtet: Es gibt nichts, womit sich vergleichen ließe.</translation>
    </message>
    <message>
        <source>before:</source>
        <translation>vorher:</translation>
    </message>
    <message>
        <source>after:</source>
        <translation>nachher:</translation>
    </message>
    <message>
        <source>See which index it read through before, and whether ANALYZE has seen what the migrations changed.</source>
        <translation>Nachsehen, durch welchen Index sie vorher las, und ob ANALYZE gesehen hat, was die Migrationen änderten.</translation>
    </message>
    <message>
        <source>It no longer reads through %1; its cost went from %2 to %3.</source>
        <translation>Sie liest nicht mehr durch %1; ihre Kosten gingen von %2 auf %3.</translation>
    </message>
    <message>
        <source>Its cost is more than ten times higher: from %1 to %2.</source>
        <translation>Ihre Kosten sind mehr als zehnmal so hoch: von %1 auf %2.</translation>
    </message>
    <message>
        <source>Its cost went from %1 to %2.</source>
        <translation>Ihre Kosten gingen von %1 auf %2.</translation>
    </message>
    <message>
        <source>It had no plan before the migrations; its cost is %1 now.</source>
        <translation>Vor den Migrationen hatte sie keinen Plan; ihre Kosten sind jetzt %1.</translation>
    </message>
    <message>
        <source>It worked before the migrations and cannot be planned now.</source>
        <translation>Vor den Migrationen ging sie und lässt sich jetzt nicht planen.</translation>
    </message>
    <message>
        <source>It cannot be planned.</source>
        <translation>Sie lässt sich nicht planen.</translation>
    </message>
    <message>
        <source>It must be one query; correct it in lockstep.toml, or what the migrations took from under it.</source>
        <translation>Es muss eine einzige Abfrage sein; sie in lockstep.toml berichtigen oder das, was die Migrationen ihr weggenommen haben.</translation>
    </message>
    <message>
        <source>It is outside of %1&apos;s deploy window (%2). Say why it is deployed to all the same.</source>
        <translation>Es ist außerhalb des Deployment-Fensters von %1 (%2). Sagen, warum trotzdem darauf ausgerollt wird.</translation>
    </message>
    <message>
        <source>It has no change at all (%1, line %2); take it out of the changelog, or let Liquibase run it.</source>
        <translation>Es hat gar keine Änderung (%1, Zeile %2); es aus dem Changelog nehmen oder Liquibase es ausführen lassen.</translation>
    </message>
    <message>
        <source>Its “%1” (%2, line %3) is not SQL: Lockstep runs changesets of sql and sqlFile alone. Write it as sql, or let Liquibase run this changeset.</source>
        <translation>Sein „%1“ (%2, Zeile %3) ist kein SQL: Lockstep führt nur Changesets aus sql und sqlFile aus. Es als sql schreiben oder dieses Changeset von Liquibase ausführen lassen.</translation>
    </message>
    <message>
        <source>This is not YAML: %1</source>
        <translation>Dies ist kein YAML: %1</translation>
    </message>
    <message>
        <source>COPY … FROM stdin in the binary format cannot stand in a file of SQL.</source>
        <translation>COPY … FROM stdin im Binärformat kann nicht in einer SQL-Datei stehen.</translation>
    </message>
    <message>
        <source>The file %1 is no part of the backup it lies in.</source>
        <translation>Die Datei %1 gehört nicht zu der Sicherung, in der sie liegt.</translation>
    </message>
    <message>
        <source>This is another target: the plan was made for the one that is enrolled as “%1”, this is “%2”.</source>
        <translation>Dies ist ein anderes Ziel: Der Plan wurde für das gemacht, das als „%1“ erfasst ist, dies ist „%2“.</translation>
    </message>
    <message>
        <source>%1 was the primary and is a standby now.</source>
        <translation>%1 war der Primärserver und ist jetzt ein Standby.</translation>
    </message>
    <message>
        <source>%1 was a standby and is the primary now.</source>
        <translation>%1 war ein Standby und ist jetzt der Primärserver.</translation>
    </message>
    <message>
        <source>The server changed its timeline from %1 to %2: it failed over or was recovered since the plan was made, and commits may be missing.</source>
        <translation>Der Server wechselte seine Timeline von %1 auf %2: Seit der Plan gemacht wurde, gab es einen Failover oder eine Wiederherstellung, und Commits fehlen vielleicht.</translation>
    </message>
    <message>
        <source>This is another role: the plan was made as “%1”, this is “%2”.</source>
        <translation>Dies ist eine andere Rolle: Der Plan wurde als „%1“ gemacht, dies ist „%2“.</translation>
    </message>
    <message>
        <source>Restoring %1</source>
        <translation>%1 wird wiederhergestellt</translation>
    </message>
    <message>
        <source>Collation %1: this machine lacks it, C stood in for it.</source>
        <translation>Sortierfolge %1: Sie fehlt auf diesem Rechner, C trat an ihre Stelle.</translation>
    </message>
    <message>
        <source>Extension %1: it is not installed on this machine.</source>
        <translation>Erweiterung %1: Sie ist auf diesem Rechner nicht installiert.</translation>
    </message>
    <message>
        <source>Extension %1: version %2 is not installed on this machine, another stood in.</source>
        <translation>Erweiterung %1: Version %2 ist auf diesem Rechner nicht installiert, eine andere trat an ihre Stelle.</translation>
    </message>
    <message>
        <source>The private PostgreSQL is version %1; this backup is from version %2.</source>
        <translation>Das private PostgreSQL hat die Version %1; diese Sicherung ist von Version %2.</translation>
    </message>
    <message>
        <source>Install the package postgresql-%1, and make the private PostgreSQL anew: lockstep sandbox reset</source>
        <translation>Das Paket postgresql-%1 installieren und das private PostgreSQL neu anlegen: lockstep sandbox reset</translation>
    </message>
    <message>
        <source>This has no name, by which its result would be told.</source>
        <translation>Dies hat keinen Namen, unter dem sein Ergebnis genannt würde.</translation>
    </message>
    <message>
        <source>There are two of the name &quot;%1&quot;.</source>
        <translation>Den Namen &quot;%1&quot; gibt es zweimal.</translation>
    </message>
    <message>
        <source>This has no sql.</source>
        <translation>Dies hat kein sql.</translation>
    </message>
    <message>
        <source>Write sql = &quot;SELECT …&quot;, one statement that only reads.</source>
        <translation>sql = &quot;SELECT …&quot; schreiben, eine Anweisung, die nur liest.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is nothing to expect.</source>
        <translation>&quot;%1&quot; kann nicht erwartet werden.</translation>
    </message>
    <message>
        <source>Write true, for one row with one true value, or no rows.</source>
        <translation>true schreiben, für eine Zeile mit einem wahren Wert, oder no rows.</translation>
    </message>
    <message>
        <source>There is both a command and a shell text.</source>
        <translation>Es gibt sowohl einen Befehl als auch einen Shell-Text.</translation>
    </message>
    <message>
        <source>Keep the one that is to run.</source>
        <translation>Den behalten, der laufen soll.</translation>
    </message>
    <message>
        <source>The command names no program.</source>
        <translation>Der Befehl nennt kein Programm.</translation>
    </message>
    <message>
        <source>Write command = [&quot;program&quot;, &quot;argument&quot;].</source>
        <translation>command = [&quot;Programm&quot;, &quot;Argument&quot;] schreiben.</translation>
    </message>
    <message>
        <source>This has neither a command nor a shell text.</source>
        <translation>Dies hat weder einen Befehl noch einen Shell-Text.</translation>
    </message>
    <message>
        <source>[release] wants one of command, shell and pause.</source>
        <translation>[release] verlangt eines von command, shell und pause.</translation>
    </message>
    <message>
        <source>pause = &quot;…&quot; says what somebody does by hand and then confirms.</source>
        <translation>pause = &quot;…&quot; sagt, was jemand von Hand tut und dann bestätigt.</translation>
    </message>
    <message>
        <source>Write days, hours and zone, such as &quot;Mon-Fri 22:00-04:00 Europe/Berlin&quot;.</source>
        <translation>Tage, Stunden und Zeitzone schreiben, etwa &quot;Mon-Fri 22:00-04:00 Europe/Berlin&quot;.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no deploy window.</source>
        <translation>&quot;%1&quot; ist kein Deployment-Fenster.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no days.</source>
        <translation>&quot;%1&quot; nennt keine Tage.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no hours.</source>
        <translation>&quot;%1&quot; nennt keine Stunden.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time zone that this machine knows.</source>
        <translation>&quot;%1&quot; ist keine Zeitzone, die dieser Rechner kennt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a number from 1 to %2.</source>
        <translation>&quot;%1&quot; muss eine Zahl von 1 bis %2 sein.</translation>
    </message>
    <message>
        <source>[fleet.%1] must say where its databases are in exactly one way.</source>
        <translation>[fleet.%1] muss auf genau eine Weise sagen, wo seine Datenbanken sind.</translation>
    </message>
    <message>
        <source>Write one of databases, query and list.</source>
        <translation>Eines von databases, query und list schreiben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a number from 0 to %2.</source>
        <translation>&quot;%1&quot; muss eine Zahl von 0 bis %2 sein.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no format of backups.</source>
        <translation>&quot;%1&quot; ist kein Format für Sicherungen.</translation>
    </message>
    <message>
        <source>Write auto, custom or directory.</source>
        <translation>auto, custom oder directory schreiben.</translation>
    </message>
    <message>
        <source>&quot;confirmations&quot; is every or changes.</source>
        <translation>&quot;confirmations&quot; ist every oder changes.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; asks nothing.</source>
        <translation>&quot;%1&quot; fragt nichts.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list of tables, each written [[…%1]].</source>
        <translation>&quot;%1&quot; muss eine Liste von Tabellen sein, jede geschrieben als [[…%1]].</translation>
    </message>
    <message numerus="yes">
        <source>%n database(s): %1</source>
        <translation>
            <numerusform>%n Datenbank: %1</numerusform>
            <numerusform>%n Datenbanken: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>1. Detect: what failed</source>
        <translation>1. Erkennen: was fehlschlug</translation>
    </message>
    <message>
        <source>Step: %1</source>
        <translation>Schritt: %1</translation>
    </message>
    <message>
        <source>Place: %1, line %2</source>
        <translation>Stelle: %1, Zeile %2</translation>
    </message>
    <message>
        <source>SQLSTATE: %1</source>
        <translation>SQLSTATE: %1</translation>
    </message>
    <message>
        <source>2. Contain: the database now</source>
        <translation>2. Eindämmen: die Datenbank jetzt</translation>
    </message>
    <message>
        <source>Who works, who waits, and for whom:</source>
        <translation>Wer arbeitet, wer wartet, und auf wen:</translation>
    </message>
    <message>
        <source>3. The ways on, best first</source>
        <translation>3. Wie es weitergehen kann, das Beste zuerst</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Begun by %1</source>
        <translation>Begonnen von %1</translation>
    </message>
    <message>
        <source>%1 began</source>
        <translation>%1 begann</translation>
    </message>
    <message>
        <source>4. Post-mortem</source>
        <translation>4. Nachbetrachtung</translation>
    </message>
    <message>
        <source>What the run knows is filled in. What only people know stands as a question.</source>
        <translation>Was der Lauf weiß, ist eingetragen. Was nur Menschen wissen, steht als Frage da.</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>Zeitlicher Ablauf</translation>
    </message>
    <message>
        <source>Noticed by whom, when, and how?</source>
        <translation>Von wem, wann und wie bemerkt?</translation>
    </message>
    <message>
        <source>Over for the users when?</source>
        <translation>Wann für die Nutzer vorbei?</translation>
    </message>
    <message>
        <source>Waited for</source>
        <translation>Gewartet auf</translation>
    </message>
    <message>
        <source>No lock was waited for until it timed out.</source>
        <translation>Auf keine Sperre wurde bis zum Zeitlimit gewartet.</translation>
    </message>
    <message>
        <source>To be answered</source>
        <translation>Zu beantworten</translation>
    </message>
    <message>
        <source>What did users and other systems notice? How many?</source>
        <translation>Was haben Nutzer und andere Systeme bemerkt? Wie viele?</translation>
    </message>
    <message>
        <source>Were rows lost or changed? How is that known?</source>
        <translation>Gingen Zeilen verloren oder wurden geändert? Woher ist das bekannt?</translation>
    </message>
    <message>
        <source>Why did review, preflight or rehearsal not show it?</source>
        <translation>Warum haben Begutachtung, Vorabprüfung oder Probe es nicht gezeigt?</translation>
    </message>
    <message>
        <source>Which way on was taken, and did it work as it was written here?</source>
        <translation>Welcher Weg wurde gewählt, und ging er so, wie er hier stand?</translation>
    </message>
    <message>
        <source>Which revert script, check or test would have helped? Who adds it, by when?</source>
        <translation>Welches Rücknahmeskript, welche Prüfung, welcher Test hätte geholfen? Wer ergänzt es, bis wann?</translation>
    </message>
    <message>
        <source>Playbook: %1, run %2</source>
        <translation>Leitfaden: %1, Lauf %2</translation>
    </message>
    <message>
        <source>No step of this run failed.</source>
        <translation>Kein Schritt dieses Laufs schlug fehl.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Record of a revert: %1</source>
        <translation>Protokoll einer Rücknahme: %1</translation>
    </message>
    <message>
        <source>Record of a restore: %1</source>
        <translation>Protokoll einer Wiederherstellung: %1</translation>
    </message>
    <message>
        <source>Record of a swap of databases: %1</source>
        <translation>Protokoll eines Tauschs von Datenbanken: %1</translation>
    </message>
    <message>
        <source>revert</source>
        <translation>Rücknahme</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>Wiederherstellung</translation>
    </message>
    <message>
        <source>swap</source>
        <translation>Tausch</translation>
    </message>
    <message>
        <source>Its newest row was written on %1.</source>
        <translation>Ihre neueste Zeile wurde am %1 geschrieben.</translation>
    </message>
    <message>
        <source>Rows written since the server&apos;s statistics began: %1.</source>
        <translation>Seit Beginn der Statistik des Servers geschriebene Zeilen: %1.</translation>
    </message>
    <message>
        <source>Rows written since the statistics were reset on %1: %2.</source>
        <translation>Seit dem Zurücksetzen der Statistik am %1 geschriebene Zeilen: %2.</translation>
    </message>
    <message>
        <source>Comparing %1 with the migrations</source>
        <translation>%1 wird mit den Migrationen verglichen</translation>
    </message>
    <message>
        <source>The target has %1 as it was before it was changed here.</source>
        <translation>Das Ziel hat %1 so, wie sie vor der Änderung hier war.</translation>
    </message>
    <message>
        <source>The migration that all others build on was changed</source>
        <translation>Die Migration, auf der alle anderen aufbauen, wurde geändert</translation>
    </message>
    <message>
        <source>A new database begins with another schema than those that are there, and every migration behind it meets two different ones.</source>
        <translation>Eine neue Datenbank beginnt mit einem anderen Schema als die vorhandenen, und jede Migration danach trifft auf zwei verschiedene.</translation>
    </message>
    <message>
        <source>Take the change back, and write it as a migration of its own.</source>
        <translation>Die Änderung zurücknehmen und sie als eigene Migration schreiben.</translation>
    </message>
    <message>
        <source>%2 is published: subscribers stop at its next row until they have %1.</source>
        <translation>%2 gehört zu einer Publikation: Abonnenten halten bei der nächsten Zeile an, bis sie %1 haben.</translation>
    </message>
    <message>
        <source>%1 is published under the name and type that it has: subscribers keep those, and stop where the rows no longer fit.</source>
        <translation>%1 gehört mit Namen und Typ von jetzt zu einer Publikation: Abonnenten behalten diese und halten an, wo die Zeilen nicht mehr passen.</translation>
    </message>
    <message>
        <source>Changing a table that is published</source>
        <translation>Eine Tabelle ändern, die zu einer Publikation gehört</translation>
    </message>
    <message>
        <source>Logical replication carries rows and no change of the schema: a subscriber whose table does not fit stops, and the publisher keeps its WAL for it until the disk is full.</source>
        <translation>Logische Replikation überträgt Zeilen und keine Änderung des Schemas: Ein Abonnent, dessen Tabelle nicht passt, hält an, und der Server der Publikation behält WAL für ihn, bis die Platte voll ist.</translation>
    </message>
    <message>
        <source>Change the subscribers first where something is added, last where something goes.</source>
        <translation>Die Abonnenten zuerst ändern, wo etwas hinzukommt, zuletzt, wo etwas wegfällt.</translation>
    </message>
    <message>
        <source>%1 belongs to %2, and %3 does not act for that role.</source>
        <translation>%1 gehört %2, und %3 handelt nicht für diese Rolle.</translation>
    </message>
    <message>
        <source>%1 may make nothing in the schema %2.</source>
        <translation>%1 darf im Schema %2 nichts anlegen.</translation>
    </message>
    <message>
        <source>%1 may make no schema in this database.</source>
        <translation>%1 darf in dieser Datenbank kein Schema anlegen.</translation>
    </message>
    <message>
        <source>%1 lacks the privilege %2 on %3.</source>
        <translation>%1 fehlt das Recht %2 auf %3.</translation>
    </message>
    <message>
        <source>Changing what belongs to another role</source>
        <translation>Ändern, was einer anderen Rolle gehört</translation>
    </message>
    <message>
        <source>PostgreSQL lets only the owner alter or drop it, and the migration stops.</source>
        <translation>PostgreSQL lässt nur den Besitzer es ändern oder löschen, und die Migration hält an.</translation>
    </message>
    <message>
        <source>Connect as the owner or a member of its role, or SET ROLE to it first.</source>
        <translation>Sich als Besitzer oder Mitglied seiner Rolle verbinden oder zuerst SET ROLE auf sie ausführen.</translation>
    </message>
    <message>
        <source>A privilege that the role lacks</source>
        <translation>Ein Recht, das der Rolle fehlt</translation>
    </message>
    <message>
        <source>PostgreSQL refuses the statement, and the migration stops.</source>
        <translation>PostgreSQL lehnt die Anweisung ab, und die Migration hält an.</translation>
    </message>
    <message>
        <source>Let an administrator grant it, or connect as a role that has it.</source>
        <translation>Es von einem Administrator erteilen lassen oder sich mit einer Rolle verbinden, die es hat.</translation>
    </message>
    <message>
        <source>%1 will belong to %2; the tables beside it belong to %3.</source>
        <translation>%1 wird %2 gehören; die Tabellen daneben gehören %3.</translation>
    </message>
    <message>
        <source>%1 stands at %2 here, and goes back to %3.</source>
        <translation>%1 steht hier bei %2 und geht zurück auf %3.</translation>
    </message>
    <message>
        <source>The sequence %1 stands at %2 here, and starts again.</source>
        <translation>Die Sequenz %1 steht hier bei %2 und beginnt von vorn.</translation>
    </message>
    <message>
        <source>Setting a sequence back</source>
        <translation>Eine Sequenz zurücksetzen</translation>
    </message>
    <message>
        <source>The next numbers are those that rows have already: every INSERT that gets one fails, or two rows share it where nothing forbids that.</source>
        <translation>Die nächsten Nummern sind solche, die Zeilen schon haben: Jedes INSERT, das eine bekommt, schlägt fehl, oder zwei Zeilen teilen sie sich, wo nichts das verbietet.</translation>
    </message>
    <message>
        <source>PostgreSQL refuses this, and the migration stops.</source>
        <translation>PostgreSQL lehnt dies ab, und die Migration hält an.</translation>
    </message>
    <message>
        <source>DROP it first, with what depends on it, or give the new one another name.</source>
        <translation>Es zuerst löschen (DROP), mit dem, was davon abhängt, oder dem neuen einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>%1 returns %2; OR REPLACE cannot make that %3.</source>
        <translation>%1 liefert %2; OR REPLACE kann daraus nicht %3 machen.</translation>
    </message>
    <message>
        <source>A parameter of %1 is called %2, which OR REPLACE cannot change.</source>
        <translation>Ein Parameter von %1 heißt %2, was OR REPLACE nicht ändern kann.</translation>
    </message>
    <message>
        <source>Parameter %2 of %1 has a default, which OR REPLACE cannot take away.</source>
        <translation>Parameter %2 von %1 hat eine Vorgabe, die OR REPLACE nicht wegnehmen kann.</translation>
    </message>
    <message>
        <source>%1 is made anew without the form that takes %2 argument(s).</source>
        <translation>%1 wird ohne die Form neu angelegt, die %2 Argument(e) nimmt.</translation>
    </message>
    <message>
        <source>%1 has a column %2 at its place, which OR REPLACE cannot drop, move or rename.</source>
        <translation>%1 hat an dieser Stelle eine Spalte %2, die OR REPLACE nicht löschen, verschieben oder umbenennen kann.</translation>
    </message>
    <message>
        <source>%1 is made anew without what it had: %2.</source>
        <translation>%1 wird ohne das neu angelegt, was es hatte: %2.</translation>
    </message>
    <message>
        <source>%1 of %2 no longer fires on %3.</source>
        <translation>%1 von %2 wird bei %3 nicht mehr ausgelöst.</translation>
    </message>
    <message>
        <source>A function, view or trigger that does less than before</source>
        <translation>Eine Funktion, View oder ein Trigger, der weniger tut als zuvor</translation>
    </message>
    <message>
        <source>Running code that relies on what is gone fails, or no longer gets what it did.</source>
        <translation>Laufender Code, der sich auf das Weggefallene verlässt, schlägt fehl oder bekommt nicht mehr, was er bekam.</translation>
    </message>
    <message>
        <source>Keep the old form beside the new one until nothing uses it any more.</source>
        <translation>Die alte Form neben der neuen behalten, bis nichts sie mehr nutzt.</translation>
    </message>
    <message>
        <source>The statistics of %1 have about %3 values of (%2) in %4 rows.</source>
        <translation>Die Statistik von %1 hat etwa %3 Werte von (%2) in %4 Zeilen.</translation>
    </message>
    <message>
        <source>The planner expects %1 rows to be changed at once; the project allows %2.</source>
        <translation>Der Planer erwartet, dass %1 Zeilen auf einmal geändert werden; das Projekt erlaubt %2.</translation>
    </message>
    <message>
        <source>%1 begins with the same columns (%2), and no query has read it since the server counts.</source>
        <translation>%1 beginnt mit denselben Spalten (%2), und keine Abfrage hat ihn gelesen, seit der Server zählt.</translation>
    </message>
    <message>
        <source>Unique, over rows that are not</source>
        <translation>Eindeutig, über Zeilen, die es nicht sind</translation>
    </message>
    <message>
        <source>There are fewer values than rows, so some stand there twice: the statement fails at the first of them. Statistics are as of the last ANALYZE.</source>
        <translation>Es gibt weniger Werte als Zeilen, also stehen manche zweimal da: Die Anweisung schlägt beim ersten davon fehl. Die Statistik ist vom letzten ANALYZE.</translation>
    </message>
    <message>
        <source>Look at them first: SELECT …, count(*) … GROUP BY … HAVING count(*) &gt; 1.</source>
        <translation>Sie zuerst ansehen: SELECT …, count(*) … GROUP BY … HAVING count(*) &gt; 1.</translation>
    </message>
    <message>
        <source>More rows at once than the project allows</source>
        <translation>Mehr Zeilen auf einmal, als das Projekt erlaubt</translation>
    </message>
    <message>
        <source>Every row stays locked until the transaction ends, vacuum cannot clean up behind it, and standbys fall back. The limit is most_rows in lockstep.toml&apos;s [review]; the number is the planner&apos;s estimate.</source>
        <translation>Jede Zeile bleibt gesperrt, bis die Transaktion endet, VACUUM kann nicht dahinter aufräumen, und Standbys fallen zurück. Die Grenze ist most_rows unter [review] in lockstep.toml; die Zahl ist die Schätzung des Planers.</translation>
    </message>
    <message>
        <source>Batches by key, each in a transaction of its own.</source>
        <translation>Portionen nach Schlüssel, jede in einer eigenen Transaktion.</translation>
    </message>
    <message>
        <source>A new index beside one that nobody reads</source>
        <translation>Ein neuer Index neben einem, den niemand liest</translation>
    </message>
    <message>
        <source>Each index costs every write. What reads a standby is not counted here.</source>
        <translation>Jeder Index kostet bei jedem Schreiben. Was einen Standby liest, ist hier nicht gezählt.</translation>
    </message>
    <message>
        <source>Drop the other one in the same change, once it is known that no standby reads it.</source>
        <translation>Den anderen in derselben Änderung löschen, sobald bekannt ist, dass kein Standby ihn liest.</translation>
    </message>
    <message numerus="yes">
        <source>Not understood here. There are very many such statements: the server was not asked about %n of them, this one among them.</source>
        <translation>
            <numerusform>Hier nicht verstanden. Es gibt sehr viele solche Anweisungen: Der Server wurde nach %n davon nicht gefragt, und diese ist es.</numerusform>
            <numerusform>Hier nicht verstanden. Es gibt sehr viele solche Anweisungen: Der Server wurde nach %n davon nicht gefragt, auch nach dieser nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>First drop the index that a CREATE INDEX CONCURRENTLY of it left invalid</source>
        <translation>Zuerst den Index löschen, den ein CREATE INDEX CONCURRENTLY des Laufs ungültig zurückließ</translation>
    </message>
    <message>
        <source>Nothing had taken effect: trying again in %1 (attempt %2).</source>
        <translation>Nichts hatte gewirkt: neuer Versuch in %1 (Versuch %2).</translation>
    </message>
    <message>
        <source>extra</source>
        <translation>überzählig</translation>
    </message>
    <message>
        <source>silenced: %1</source>
        <translation>stillgelegt: %1</translation>
    </message>
    <message>
        <source>noise: %1</source>
        <translation>Rauschen: %1</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(nichts)</translation>
    </message>
    <message>
        <source>expected:</source>
        <translation>erwartet:</translation>
    </message>
    <message>
        <source>actual:  </source>
        <translation>jetzt:   </translation>
    </message>
    <message>
        <source>written: %1</source>
        <translation>geschrieben: %1</translation>
    </message>
    <message>
        <source>Where the database is not what it should be, as a list and as SQL</source>
        <translation>Wo die Datenbank nicht ist, was sie sein soll, als Liste und als SQL</translation>
    </message>
    <message>
        <source>What it should be: history (the applied migrations, run in the private PostgreSQL), files (read only) or model (declared beside them)</source>
        <translation>Was sie sein soll: history (die angewendeten Migrationen, im privaten PostgreSQL ausgeführt), files (nur gelesen) oder model (neben ihnen deklariert)</translation>
    </message>
    <message>
        <source>Make the SQL a new migration of this name; deploy applies it</source>
        <translation>Das SQL zu einer neuen Migration dieses Namens machen; deploy wendet sie an</translation>
    </message>
    <message>
        <source>Enrolled already, as %1.</source>
        <translation>Schon erfasst, als %1.</translation>
    </message>
    <message>
        <source>Enrolled as %1. History has it.</source>
        <translation>Als %1 erfasst. Der Verlauf hat es.</translation>
    </message>
    <message>
        <source>Give the target an id of its own, by which it is known from then on</source>
        <translation>Dem Ziel eine eigene Kennung geben, an der es von da an erkannt wird</translation>
    </message>
    <message>
        <source>Print the SQL that would run; ask no server</source>
        <translation>Das SQL ausgeben, das liefe; keinen Server fragen</translation>
    </message>
    <message>
        <source>It stopped at: %1 (since %2)</source>
        <translation>Stehen geblieben bei: %1 (seit %2)</translation>
    </message>
    <message>
        <source>No invalid index was left: there is nothing to drop.</source>
        <translation>Kein ungültiger Index blieb zurück: Es gibt nichts zu löschen.</translation>
    </message>
    <message>
        <source>Dropped. History has it.</source>
        <translation>Gelöscht. Der Verlauf hat es.</translation>
    </message>
    <message>
        <source>revert tested</source>
        <translation>Rücknahme geprobt</translation>
    </message>
    <message>
        <source>revert tested: does not restore</source>
        <translation>Rücknahme geprobt: stellt nicht wieder her</translation>
    </message>
    <message>
        <source>Apply, revert and apply the plan again on a disposable copy</source>
        <translation>Den Plan an einer Wegwerfkopie anwenden, zurücknehmen und erneut anwenden</translation>
    </message>
    <message>
        <source>What the copy is made of: a backup, the target&apos;s schema, or the files alone</source>
        <translation>Woraus die Kopie entsteht: aus einer Sicherung, aus dem Schema des Ziels oder aus den Dateien allein</translation>
    </message>
    <message>
        <source>The backup that the copy is made of</source>
        <translation>Die Sicherung, aus der die Kopie entsteht</translation>
    </message>
    <message>
        <source>The last migration to rehearse; all when left out</source>
        <translation>Die letzte Migration, die geprobt wird; ohne Angabe alle</translation>
    </message>
    <message>
        <source>How long one statement may take; 5min when left out</source>
        <translation>Wie lange eine Anweisung dauern darf; ohne Angabe 5min</translation>
    </message>
    <message>
        <source>Megabytes by which the copy may grow; half of what is free when left out</source>
        <translation>Um wie viele Megabyte die Kopie wachsen darf; ohne Angabe die Hälfte des freien Platzes</translation>
    </message>
    <message>
        <source>rollback proven</source>
        <translation>Rücknahme bewiesen</translation>
    </message>
    <message>
        <source>rollback differs</source>
        <translation>Rücknahme weicht ab</translation>
    </message>
    <message>
        <source>rollback fails</source>
        <translation>Rücknahme schlägt fehl</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) other than foretold</source>
        <translation>
            <numerusform>%n Anweisung anders als vorhergesagt</numerusform>
            <numerusform>%n Anweisungen anders als vorhergesagt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is missing after the revert</source>
        <translation>%1 fehlt nach der Rücknahme</translation>
    </message>
    <message>
        <source>%1 is left over after the revert</source>
        <translation>%1 bleibt nach der Rücknahme übrig</translation>
    </message>
    <message>
        <source>%1: its columns stand in another order</source>
        <translation>%1: Die Spalten stehen in anderer Reihenfolge</translation>
    </message>
    <message>
        <source>%1: a value of it is left over</source>
        <translation>%1: Ein Wert davon bleibt übrig</translation>
    </message>
    <message>
        <source>%1: before %2, after the revert %3</source>
        <translation>%1: vorher %2, nach der Rücknahme %3</translation>
    </message>
    <message>
        <source>%1: before “%2”, after the revert “%3”</source>
        <translation>%1: vorher „%2“, nach der Rücknahme „%3“</translation>
    </message>
    <message>
        <source>Forward:</source>
        <translation>Vorwärts:</translation>
    </message>
    <message>
        <source>Revert:</source>
        <translation>Rücknahme:</translation>
    </message>
    <message>
        <source>Forward again:</source>
        <translation>Erneut vorwärts:</translation>
    </message>
    <message>
        <source>Line %1, other than foretold: %2</source>
        <translation>Zeile %1, anders als vorhergesagt: %2</translation>
    </message>
    <message>
        <source>Rehearsed on a restored backup, PostgreSQL %1</source>
        <translation>An einer wiederhergestellten Sicherung geprobt, PostgreSQL %1</translation>
    </message>
    <message>
        <source>Rehearsed on the target&apos;s schema, PostgreSQL %1</source>
        <translation>Am Schema des Ziels geprobt, PostgreSQL %1</translation>
    </message>
    <message>
        <source>Rehearsed on what the files make, PostgreSQL %1</source>
        <translation>An dem geprobt, was die Dateien ergeben, PostgreSQL %1</translation>
    </message>
    <message>
        <source>May run twice, the second time changes nothing: %1</source>
        <translation>Darf zweimal laufen, das zweite Mal ändert nichts: %1</translation>
    </message>
    <message>
        <source>%1 at the target: %2 to %3, up to %4 more on disk and about %5 of WAL. %6</source>
        <translation>%1 auf dem Ziel: %2 bis %3, bis zu %4 mehr auf der Platte und etwa %5 WAL. %6</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) after that were not tried.</source>
        <translation>
            <numerusform>%n Migration danach wurde nicht geprobt.</numerusform>
            <numerusform>%n Migrationen danach wurden nicht geprobt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Unlike the target: %1</source>
        <translation>Anders als das Ziel: %1</translation>
    </message>
    <message>
        <source>Instead of a backup: put rows that are gone back from the copies of their tables</source>
        <translation>Statt einer Sicherung: fehlende Zeilen aus den Kopien ihrer Tabellen zurückbringen</translation>
    </message>
    <message>
        <source>With --copies, only this table; may be given again</source>
        <translation>Mit --copies nur diese Tabelle; darf mehrmals angegeben werden</translation>
    </message>
    <message>
        <source>With --copies, those that this deploy made; the newest of each table by default</source>
        <translation>Mit --copies die Kopien, die dieses Deployment angelegt hat; ohne Angabe die neueste jeder Tabelle</translation>
    </message>
    <message>
        <source>With --copies, rows that have other values now get the copy&apos;s, too</source>
        <translation>Mit --copies auch Zeilen mit jetzt anderen Werten auf den Stand der Kopie bringen</translation>
    </message>
    <message>
        <source>No row is gone: there is nothing to do.</source>
        <translation>Keine Zeile fehlt: Es gibt nichts zu tun.</translation>
    </message>
    <message numerus="yes">
        <source>Put %n row(s) back, in one transaction. The copies stay.</source>
        <translation>
            <numerusform>%n Zeile in einer Transaktion zurückbringen. Die Kopien bleiben.</numerusform>
            <numerusform>%n Zeilen in einer Transaktion zurückbringen. Die Kopien bleiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) have the copy&apos;s values again.</source>
        <translation>
            <numerusform>%n Zeile hat wieder die Werte der Kopie.</numerusform>
            <numerusform>%n Zeilen haben wieder die Werte der Kopie.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is no JSON: %1.</source>
        <translation>Dies ist kein JSON: %1.</translation>
    </message>
    <message>
        <source>Snapshots of version %1 are not known here.</source>
        <translation>Snapshots der Version %1 sind hier nicht bekannt.</translation>
    </message>
    <message>
        <source>The line ends where more is expected.</source>
        <translation>Die Zeile endet, wo mehr erwartet wird.</translation>
    </message>
    <message>
        <source>“%1” is not understood here.</source>
        <translation>„%1“ wird hier nicht verstanden.</translation>
    </message>
    <message>
        <source>The file ends inside %1.</source>
        <translation>Die Datei endet innerhalb von %1.</translation>
    </message>
    <message>
        <source>“%1” is no type of this schema.</source>
        <translation>„%1“ ist kein Typ dieses Schemas.</translation>
    </message>
    <message>
        <source>This statement is not understood: %1.</source>
        <translation>Diese Anweisung wird nicht verstanden: %1.</translation>
    </message>
    <message>
        <source>its * stands for columns that were altered since</source>
        <translation>sein * steht für Spalten, die seither geändert wurden</translation>
    </message>
    <message>
        <source>The history was not run, only read: %1</source>
        <translation>Der Verlauf wurde nicht ausgeführt, nur gelesen: %1</translation>
    </message>
    <message>
        <source>There is no statement to write: nothing that counts can be resolved.</source>
        <translation>Es gibt keine Anweisung zu schreiben: Nichts, was zählt, lässt sich beheben.</translation>
    </message>
    <message>
        <source>This project declares no schema beside its migrations.</source>
        <translation>Dieses Projekt deklariert kein Schema neben seinen Migrationen.</translation>
    </message>
    <message>
        <source>Compare with --against history.</source>
        <translation>Mit --against history vergleichen.</translation>
    </message>
    <message numerus="yes">
        <source>lockstep.toml, line %1: the silence about %2 ended on %3; %n difference(s) count again.</source>
        <translation>
            <numerusform>lockstep.toml, Zeile %1: %2 war nur bis %3 stillgelegt; %n Unterschied zählt wieder.</numerusform>
            <numerusform>lockstep.toml, Zeile %1: %2 war nur bis %3 stillgelegt; %n Unterschiede zählen wieder.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2: no statement was written for it.</source>
        <translation>%1 %2: Dafür wurde keine Anweisung geschrieben.</translation>
    </message>
    <message>
        <source>The private PostgreSQL is %1 and the target %2.</source>
        <translation>Das private PostgreSQL ist %1 und das Ziel %2.</translation>
    </message>
    <message>
        <source>%1 may not make the schema lockstep in %2.</source>
        <translation>%1 darf das Schema lockstep in %2 nicht anlegen.</translation>
    </message>
    <message>
        <source>Lockstep works without. To enrol it, have the database&apos;s owner run these statements, or “lockstep enrol” as the owner.</source>
        <translation>Lockstep arbeitet auch ohne. Um das Ziel zu erfassen, den Besitzer der Datenbank diese Anweisungen ausführen lassen, oder „lockstep enrol“ als Besitzer.</translation>
    </message>
    <message>
        <source>The target gets a table with one row, its enrolment id. A plan for this target is then refused on every other one, also where address and name are the same.</source>
        <translation>Das Ziel bekommt eine Tabelle mit einer Zeile, seiner Kennung. Ein Plan für dieses Ziel wird danach auf jedem anderen abgelehnt, auch wo Adresse und Name gleich sind.</translation>
    </message>
    <message>
        <source>It was known here as the one enrolled as %1; from now on as %2.</source>
        <translation>Es war hier als das bekannt, das als %1 erfasst ist; von jetzt an als %2.</translation>
    </message>
    <message>
        <source>It is enrolled as %1; that is kept here from now on.</source>
        <translation>Es ist als %1 erfasst; das wird hier von jetzt an behalten.</translation>
    </message>
    <message>
        <source>The target was enrolled meanwhile, as %1.</source>
        <translation>Das Ziel wurde inzwischen erfasst, als %1.</translation>
    </message>
    <message>
        <source>Nothing was written. Begin again to have its id kept here.</source>
        <translation>Nichts wurde geschrieben. Neu beginnen, damit seine Kennung hier behalten wird.</translation>
    </message>
    <message>
        <source>Enrol %1 as %2.</source>
        <translation>%1 als %2 erfassen.</translation>
    </message>
    <message>
        <source>Nothing was changed. Check the address; where it is to lead there from now on, “lockstep enrol” says so.</source>
        <translation>Nichts wurde geändert. Die Adresse prüfen; soll sie von jetzt an dorthin führen, sagt das „lockstep enrol“.</translation>
    </message>
    <message>
        <source>This is another target: the address led to the one enrolled as “%1”, and %2 is not enrolled.</source>
        <translation>Dies ist ein anderes Ziel: Die Adresse führte zu dem, das als „%1“ erfasst ist, und %2 ist nicht erfasst.</translation>
    </message>
    <message>
        <source>This is another target: the address led to the one enrolled as “%1”, this one is “%2”.</source>
        <translation>Dies ist ein anderes Ziel: Die Adresse führte zu dem, das als „%1“ erfasst ist, dies ist „%2“.</translation>
    </message>
    <message numerus="yes">
        <source>Deploy to the canaries, %n database(s), now.</source>
        <translation>
            <numerusform>Auf den Canary, %n Datenbank, jetzt ausrollen.</numerusform>
            <numerusform>Auf die Canarys, %n Datenbanken, jetzt ausrollen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deploy to the canaries, %n database(s), now: type the name of the environment.</source>
        <translation>
            <numerusform>Auf den Canary, %n Datenbank, jetzt ausrollen: den Namen der Umgebung eintippen.</numerusform>
            <numerusform>Auf die Canarys, %n Datenbanken, jetzt ausrollen: den Namen der Umgebung eintippen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deploy to the next %n database(s) now: type the name of the environment.</source>
        <translation>
            <numerusform>Auf die nächste Datenbank jetzt ausrollen: den Namen der Umgebung eintippen.</numerusform>
            <numerusform>Auf die nächsten %n Datenbanken jetzt ausrollen: den Namen der Umgebung eintippen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It was cut off: “lockstep preflight” tells whether the invalid index is there.</source>
        <translation>Es wurde unterbrochen: „lockstep preflight“ sagt, ob der ungültige Index da ist.</translation>
    </message>
    <message>
        <source>It was cut off: “lockstep enrol” tells whether the target has its id.</source>
        <translation>Es wurde unterbrochen: „lockstep enrol“ sagt, ob das Ziel seine Kennung hat.</translation>
    </message>
    <message>
        <source>No CREATE INDEX CONCURRENTLY of such a run was left unfinished.</source>
        <translation>Kein CREATE INDEX CONCURRENTLY eines solchen Laufs blieb unvollendet.</translation>
    </message>
    <message>
        <source>“lockstep history” lists the runs, “lockstep preflight” names invalid indexes.</source>
        <translation>„lockstep history“ führt die Läufe auf, „lockstep preflight“ nennt ungültige Indexe.</translation>
    </message>
    <message>
        <source>Statement %1 of %2 is another one now.</source>
        <translation>Anweisung %1 von %2 ist jetzt eine andere.</translation>
    </message>
    <message>
        <source>Look at the table&apos;s indexes and drop the invalid one by hand.</source>
        <translation>Die Indexe der Tabelle ansehen und den ungültigen von Hand löschen.</translation>
    </message>
    <message>
        <source>The index %1 is still being built, by the session with pid %2.</source>
        <translation>Der Index %1 wird noch gebaut, von der Sitzung mit der pid %2.</translation>
    </message>
    <message>
        <source>Wait until it is done, then look again.</source>
        <translation>Warten, bis das fertig ist, dann erneut nachsehen.</translation>
    </message>
    <message>
        <source>The index %1 is no longer there, or is valid now.</source>
        <translation>Der Index %1 ist nicht mehr da oder ist jetzt gültig.</translation>
    </message>
    <message>
        <source>Nothing was dropped. Take the run up again.</source>
        <translation>Nichts wurde gelöscht. Den Lauf fortsetzen.</translation>
    </message>
    <message>
        <source>It serves no read and costs every write. Dropping it blocks neither, and waits for transactions that still use the table.</source>
        <translation>Er dient keinem Lesen und kostet bei jedem Schreiben. Ihn zu löschen blockiert keines von beiden und wartet auf Transaktionen, die die Tabelle noch nutzen.</translation>
    </message>
    <message>
        <source>When the run is taken up again, the index is built anew.</source>
        <translation>Wird der Lauf fortgesetzt, wird der Index neu gebaut.</translation>
    </message>
    <message>
        <source>Run “%1” on %2.</source>
        <translation>„%1“ auf %2 ausführen.</translation>
    </message>
    <message>
        <source>Comments as written</source>
        <translation>Kommentare wie geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) are as the migrations say.</source>
        <translation>
            <numerusform>%n Kommentar ist, wie die Migrationen sagen.</numerusform>
            <numerusform>%n Kommentare sind, wie die Migrationen sagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) are not as the migrations say.</source>
        <translation>
            <numerusform>%n Kommentar ist nicht, wie die Migrationen sagen.</numerusform>
            <numerusform>%n Kommentare sind nicht, wie die Migrationen sagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody changed them meanwhile. See which is wanted.</source>
        <translation>Jemand hat sie inzwischen geändert. Nachsehen, welcher gewollt ist.</translation>
    </message>
    <message>
        <source>%1 %2: expected %3, actual “%4”</source>
        <comment>kind, name, comments</comment>
        <translation>%1 %2: erwartet %3, tatsächlich „%4“</translation>
    </message>
    <message>
        <source>all in schema %1</source>
        <translation>alle im Schema %1</translation>
    </message>
    <message>
        <source>%1: %2 was granted to %3 and is not there</source>
        <translation>%1: %2 wurde %3 erteilt und ist nicht da</translation>
    </message>
    <message>
        <source>%1: %2 was revoked from %3 and is still there</source>
        <translation>%1: %2 wurde %3 entzogen und ist noch da</translation>
    </message>
    <message>
        <source>Privileges as granted</source>
        <translation>Rechte wie erteilt</translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>Nicht verglichen: %1</translation>
    </message>
    <message numerus="yes">
        <source>The privileges on %n object(s) are as the migrations say.</source>
        <translation>
            <numerusform>Die Rechte an %n Objekt sind, wie die Migrationen sagen.</numerusform>
            <numerusform>Die Rechte an %n Objekten sind, wie die Migrationen sagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n privilege(s) are not as the migrations say.</source>
        <translation>
            <numerusform>%n Recht ist nicht, wie die Migrationen sagen.</numerusform>
            <numerusform>%n Rechte sind nicht, wie die Migrationen sagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another role granted them, or somebody changed them meanwhile: \dp in psql shows who granted what. Grant or revoke each as the migration says.</source>
        <translation>Eine andere Rolle hat sie erteilt, oder jemand hat sie inzwischen geändert: \dp in psql zeigt, wer was erteilt hat. Jedes erteilen oder entziehen, wie die Migration sagt.</translation>
    </message>
    <message>
        <source>Known because nothing but the copies of tables was sent to the database before that step.</source>
        <translation>Bekannt, weil vor diesem Schritt nichts als die Kopien von Tabellen an die Datenbank geschickt wurde.</translation>
    </message>
    <message>
        <source>Drop the invalid index and build it again</source>
        <translation>Den ungültigen Index löschen und neu bauen</translation>
    </message>
    <message>
        <source>Statement %1 of %2 may have left an index that is INVALID: it serves no read and costs every write. DROP INDEX CONCURRENTLY, shown and confirmed first, blocks nobody.</source>
        <translation>Anweisung %1 von %2 hat vielleicht einen Index zurückgelassen, der INVALID ist: Er dient keinem Lesen und kostet bei jedem Schreiben. DROP INDEX CONCURRENTLY, zuerst gezeigt und bestätigt, blockiert niemanden.</translation>
    </message>
    <message>
        <source>From the copies that were made before, the rows that are gone; they are counted and shown first. Nothing else is touched; what hangs from these rows is yours to check.</source>
        <translation>Aus den vorher angelegten Kopien die fehlenden Zeilen; zuerst werden sie gezählt und gezeigt. Sonst wird nichts angerührt; was an diesen Zeilen hängt, ist selbst zu prüfen.</translation>
    </message>
    <message>
        <source>%1 is there and was not in the rehearsal</source>
        <translation>%1 ist da und war es in der Probe nicht</translation>
    </message>
    <message>
        <source>%1: in the rehearsal “%2”, here “%3”</source>
        <translation>%1: in der Probe „%2“, hier „%3“</translation>
    </message>
    <message>
        <source>As rehearsed</source>
        <translation>Wie geprobt</translation>
    </message>
    <message>
        <source>The rehearsal ran on another major version of PostgreSQL.</source>
        <translation>Die Probe lief auf einer anderen Hauptversion von PostgreSQL.</translation>
    </message>
    <message numerus="yes">
        <source>The schema is as it was rehearsed, %n thing(s) compared.</source>
        <translation>
            <numerusform>Das Schema ist, wie es geprobt wurde, %n Objekt verglichen.</numerusform>
            <numerusform>Das Schema ist, wie es geprobt wurde, %n Objekte verglichen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are not as they were rehearsed.</source>
        <translation>
            <numerusform>%n Objekt ist nicht, wie es geprobt wurde.</numerusform>
            <numerusform>%n Objekte sind nicht, wie sie geprobt wurden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody changed the schema since the rehearsal, or the files alone do not make it. See that each is wanted.</source>
        <translation>Jemand hat das Schema seit der Probe geändert, oder die Dateien allein ergeben es nicht. Bei jedem nachsehen, ob es gewollt ist.</translation>
    </message>
    <message>
        <source>By the time on the copy and the sizes there, from half of it on a faster disk to five times on a busy one.</source>
        <translation>Nach der Zeit an der Kopie und den Größen dort, von der Hälfte davon auf einer schnelleren Platte bis zum Fünffachen auf einer ausgelasteten.</translation>
    </message>
    <message>
        <source>The copy had too few rows to measure: by the sizes there, reading 20 MB to 1 GB and writing 5 to 200 MB a second.</source>
        <translation>Die Kopie hatte zu wenige Zeilen zum Messen: nach den Größen dort, bei 20 MB bis 1 GB Lesen und 5 bis 200 MB Schreiben in der Sekunde.</translation>
    </message>
    <message>
        <source>A rehearsal runs as a role that is no superuser and reaches neither files, programs nor other servers. What needs that cannot be rehearsed: move it out of the migration, or have the server&apos;s administrator do it.</source>
        <translation>Eine Probe läuft als Rolle, die kein Superuser ist und weder Dateien noch Programme noch andere Server erreicht. Was das braucht, lässt sich nicht proben: es aus der Migration herausnehmen oder vom Administrator des Servers tun lassen.</translation>
    </message>
    <message>
        <source>It is not there. Where it is a role: a rehearsal knows those of the target alone (--from schema), and those made in the private PostgreSQL.</source>
        <translation>Es ist nicht da. Ist es eine Rolle: Eine Probe kennt die des Ziels allein (--from schema) und solche, die im privaten PostgreSQL angelegt sind.</translation>
    </message>
    <message>
        <source>Where an extension is missing, install its package on this machine, for the version of the private PostgreSQL.</source>
        <translation>Fehlt eine Erweiterung, ihr Paket auf diesem Rechner installieren, für die Version des privaten PostgreSQL.</translation>
    </message>
    <message>
        <source>Its temporary files are beyond the rehearsal&apos;s limit; give more with --disk-limit.</source>
        <translation>Ihre temporären Dateien überschreiten die Grenze der Probe; mit --disk-limit mehr geben.</translation>
    </message>
    <message>
        <source>It is beyond the rehearsal&apos;s time limit. See that it ends; where it needs the time, give more with --statement-timeout.</source>
        <translation>Sie überschreitet das Zeitlimit der Probe. Dafür sorgen, dass sie endet; wo sie die Zeit braucht, mit --statement-timeout mehr geben.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n row(s) of it that came in after the migration go with the revert.</source>
        <translation>
            <numerusform>%1: %n Zeile darin, die nach der Migration dazukam, geht mit der Rücknahme verloren.</numerusform>
            <numerusform>%1: %n Zeilen darin, die nach der Migration dazukamen, gehen mit der Rücknahme verloren.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: what was written into it after the migration goes with the revert.</source>
        <translation>%1: Was nach der Migration hineingeschrieben wurde, geht mit der Rücknahme verloren.</translation>
    </message>
    <message>
        <source>%1: the rows that came in after the migration go with the table.</source>
        <translation>%1: Die Zeilen, die nach der Migration dazukamen, gehen mit der Tabelle verloren.</translation>
    </message>
    <message>
        <source>With rows that came in after the migration, the revert fails: %1</source>
        <translation>Mit Zeilen, die nach der Migration dazukamen, schlägt die Rücknahme fehl: %1</translation>
    </message>
    <message>
        <source>The policy asks for a rehearsal, and this plan was not rehearsed.</source>
        <translation>Die Richtlinie verlangt eine Probe, und dieser Plan wurde nicht geprobt.</translation>
    </message>
    <message>
        <source>The policy asks for a rehearsal, and in this plan&apos;s something failed.</source>
        <translation>Die Richtlinie verlangt eine Probe, und in der dieses Plans ist etwas fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The policy asks for proven reverts, and a rehearsal of this plan has shown one that is none.</source>
        <translation>Die Richtlinie verlangt bewiesene Rücknahmen, und eine Probe dieses Plans hat eine gezeigt, die keine ist.</translation>
    </message>
    <message>
        <source>“lockstep rehearse” rehearses what is pending, up to the same migration and on the same target.</source>
        <translation>„lockstep rehearse“ probt das Ausstehende, bis zur selben Migration und für dasselbe Ziel.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n row(s) refer to a row of %2 that is not there (%3).</source>
        <translation>
            <numerusform>%1: %n Zeile verweist auf eine Zeile von %2, die nicht da ist (%3).</numerusform>
            <numerusform>%1: %n Zeilen verweisen auf Zeilen von %2, die nicht da sind (%3).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n table(s) a row of made-up values stands for theirs.</source>
        <translation>
            <numerusform>In %n Tabelle steht eine Zeile mit erfundenen Werten statt ihrer eigenen.</numerusform>
            <numerusform>In %n Tabellen steht je eine Zeile mit erfundenen Werten statt ihrer eigenen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rehearsing %1</source>
        <translation>%1 wird geprobt</translation>
    </message>
    <message>
        <source>--backup goes with --from backup alone.</source>
        <translation>--backup gehört zu --from backup allein.</translation>
    </message>
    <message>
        <source>There is no target whose schema or backup could be rehearsed on.</source>
        <translation>Es gibt kein Ziel, an dessen Schema oder Sicherung sich proben ließe.</translation>
    </message>
    <message>
        <source>Name it with --target, or rehearse the files alone: --from history.</source>
        <translation>Es mit --target nennen oder die Dateien allein proben: --from history.</translation>
    </message>
    <message>
        <source>There is no whole backup of %1 in %2.</source>
        <translation>In %2 liegt keine vollständige Sicherung von %1.</translation>
    </message>
    <message>
        <source>Take one first, or name another&apos;s file: --backup.</source>
        <translation>Zuerst eine machen oder die Datei einer anderen nennen: --backup.</translation>
    </message>
    <message>
        <source>“%1” is no migration of this folder.</source>
        <translation>„%1“ ist keine Migration dieses Ordners.</translation>
    </message>
    <message>
        <source>%1 is no backup of a whole database, which a rehearsal needs.</source>
        <translation>%1 ist keine Sicherung einer ganzen Datenbank, und die braucht eine Probe.</translation>
    </message>
    <message>
        <source>Making the copy: %1</source>
        <translation>Die Kopie entsteht: %1</translation>
    </message>
    <message>
        <source>The history cannot be run on an empty database: %1, which is applied, fails.</source>
        <translation>Der Verlauf lässt sich auf einer leeren Datenbank nicht ausführen: %1 ist angewendet und schlägt fehl.</translation>
    </message>
    <message>
        <source>Rehearse on the target&apos;s schema instead: --from schema.</source>
        <translation>Stattdessen am Schema des Ziels proben: --from schema.</translation>
    </message>
    <message>
        <source>Setting %1: “%2” at the target, “%3” here.</source>
        <translation>Einstellung %1: „%2“ auf dem Ziel, „%3“ hier.</translation>
    </message>
    <message>
        <source>Everything belongs to one role without rights, and no privileges are granted: whether the target&apos;s role may do what the plan does, preflight asks.</source>
        <translation>Alles gehört einer Rolle ohne Rechte, und keine Rechte sind erteilt: Ob die Rolle des Ziels darf, was der Plan tut, fragt die Vorabprüfung.</translation>
    </message>
    <message>
        <source>The copy has the files&apos; own rows alone: what a revert loses of a table&apos;s rows, and how long the plan takes with them, is not shown.</source>
        <translation>Die Kopie hat nur die Zeilen aus den Dateien: Was eine Rücknahme an Zeilen einer Tabelle verliert und wie lange der Plan mit ihnen braucht, zeigt sich nicht.</translation>
    </message>
    <message>
        <source>The copy has the target&apos;s schema and none of its rows: how long the plan takes with them is not shown.</source>
        <translation>Die Kopie hat das Schema des Ziels und keine seiner Zeilen: Wie lange der Plan mit ihnen braucht, zeigt sich nicht.</translation>
    </message>
    <message>
        <source>There is no backup to rehearse on.</source>
        <translation>Es gibt keine Sicherung, an der sich proben ließe.</translation>
    </message>
    <message>
        <source>Take one with “lockstep backup”, or rehearse with --from schema.</source>
        <translation>Eine mit „lockstep backup“ anlegen oder mit --from schema proben.</translation>
    </message>
    <message>
        <source>The statement was ended after %1 s: the rehearsal&apos;s limit.</source>
        <translation>Die Anweisung wurde nach %1 s beendet: die Grenze der Probe.</translation>
    </message>
    <message>
        <source>See that it ends; where it needs the time, give more with --statement-timeout.</source>
        <translation>Dafür sorgen, dass sie endet; wo sie die Zeit braucht, mit --statement-timeout mehr geben.</translation>
    </message>
    <message>
        <source>The statement was ended: the copy has grown to %1 MB, beyond the rehearsal&apos;s limit.</source>
        <translation>Die Anweisung wurde beendet: Die Kopie ist auf %1 MB gewachsen, über die Grenze der Probe hinaus.</translation>
    </message>
    <message>
        <source>See what it writes; where it needs the room, give more with --disk-limit.</source>
        <translation>Nachsehen, was sie schreibt; wo sie den Platz braucht, mit --disk-limit mehr geben.</translation>
    </message>
    <message>
        <source>The statement was ended: the disk of %1 is all but full.</source>
        <translation>Die Anweisung wurde beendet: Die Platte von %1 ist so gut wie voll.</translation>
    </message>
    <message>
        <source>Make room there, or see what the statement writes.</source>
        <translation>Dort Platz schaffen oder nachsehen, was die Anweisung schreibt.</translation>
    </message>
    <message>
        <source>There is no copy of a table here to put rows back from.</source>
        <translation>Hier gibt es keine Kopie einer Tabelle, aus der sich Zeilen zurückbringen ließen.</translation>
    </message>
    <message>
        <source>There is no copy of %1 here.</source>
        <translation>Hier gibt es keine Kopie von %1.</translation>
    </message>
    <message>
        <source>lockstep backup --list shows the copies that there are.</source>
        <translation>lockstep backup --list zeigt, welche Kopien es gibt.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) that %1 no longer has are put back from its copy %2, made at %3.</source>
        <translation>
            <numerusform>%n Zeile, die %1 nicht mehr hat, wird aus der Kopie %2 vom %3 zurückgebracht.</numerusform>
            <numerusform>%n Zeilen, die %1 nicht mehr hat, werden aus der Kopie %2 vom %3 zurückgebracht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 have other values now and get those of the copy.</source>
        <translation>
            <numerusform>%n Zeile von %1 hat jetzt andere Werte und bekommt die der Kopie.</numerusform>
            <numerusform>%n Zeilen von %1 haben jetzt andere Werte und bekommen die der Kopie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 have other values now than the copy; they stay so.</source>
        <translation>
            <numerusform>%n Zeile von %1 hat jetzt andere Werte als die Kopie; sie bleibt so.</numerusform>
            <numerusform>%n Zeilen von %1 haben jetzt andere Werte als die Kopie; sie bleiben so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 are newer than the copy and stay.</source>
        <translation>
            <numerusform>%n Zeile von %1 ist neuer als die Kopie und bleibt.</numerusform>
            <numerusform>%n Zeilen von %1 sind neuer als die Kopie und bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 no longer has these columns, which stay in the copy alone: %2.</source>
        <translation>%1 hat diese Spalten nicht mehr, sie bleiben nur in der Kopie: %2.</translation>
    </message>
    <message>
        <source>Triggers of %1 run with each of these rows: %2.</source>
        <translation>Trigger von %1 laufen bei jeder dieser Zeilen: %2.</translation>
    </message>
    <message>
        <source>Other rows of %1 are gone now than were shown. Nothing was written.</source>
        <translation>Von %1 fehlen jetzt andere Zeilen als gezeigt. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Putting rows back</source>
        <translation>Zeilen werden zurückgebracht</translation>
    </message>
    <message>
        <source>Put these rows back into %1. Nothing else is touched.</source>
        <translation>Diese Zeilen in %1 zurückbringen. Sonst wird nichts angerührt.</translation>
    </message>
    <message>
        <source>The plan renames: texts that name other objects were not compared.</source>
        <translation>Der Plan benennt um: Texte, die andere Objekte nennen, wurden nicht verglichen.</translation>
    </message>
    <message>
        <source>%1: its text was not compared: %2</source>
        <translation>%1: Der Text wurde nicht verglichen: %2</translation>
    </message>
    <message>
        <source>%1 is not there any more, so no row can be put back into it.</source>
        <translation>%1 ist nicht mehr da, also lässt sich keine Zeile dorthin zurückbringen.</translation>
    </message>
    <message>
        <source>Bring the table back first: revert the migration that dropped it, or restore the backup. Its rows are in %1.</source>
        <translation>Zuerst die Tabelle zurückholen: die Migration zurücknehmen, die sie gelöscht hat, oder die Sicherung wiederherstellen. Ihre Zeilen sind in %1.</translation>
    </message>
    <message>
        <source>%1 has rows and no key that the copy has too: which of its rows are gone cannot be told.</source>
        <translation>%1 hat Zeilen und keinen Schlüssel, den auch die Kopie hat: Welche Zeilen fehlen, lässt sich nicht sagen.</translation>
    </message>
    <message>
        <source>Compare both by hand, with SQL of your own.</source>
        <translation>Beide von Hand vergleichen, mit eigenem SQL.</translation>
    </message>
    <message>
        <source>the private PostgreSQL cannot make it</source>
        <translation>das private PostgreSQL kann es nicht anlegen</translation>
    </message>
    <message>
        <source>The server at %1 takes no more connections of user “%2”.</source>
        <translation>Der Server unter %1 nimmt keine Verbindungen des Benutzers „%2“ mehr an.</translation>
    </message>
    <message>
        <source>Close sessions that nobody needs, or raise max_connections, then try again.</source>
        <translation>Sitzungen schließen, die niemand braucht, oder max_connections erhöhen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The value of &quot;%1&quot; must be a date.</source>
        <translation>Der Wert von „%1“ muss ein Datum sein.</translation>
    </message>
    <message>
        <source>Write it without quotes: until = 2027-01-31.</source>
        <translation>Es ohne Anführungszeichen schreiben: until = 2027-01-31.</translation>
    </message>
    <message>
        <source>This names no object to be silent about.</source>
        <translation>Dies nennt kein Objekt, das stillzulegen wäre.</translation>
    </message>
    <message>
        <source>Write object = &quot;public.tmp_*&quot;.</source>
        <translation>object = &quot;public.tmp_*&quot; schreiben.</translation>
    </message>
    <message>
        <source>Nothing is silenced without a reason.</source>
        <translation>Nichts wird ohne Grund stillgelegt.</translation>
    </message>
    <message>
        <source>Write reason = &quot;…&quot;: who reads the file later asks.</source>
        <translation>reason = &quot;…&quot; schreiben: Wer die Datei später liest, fragt danach.</translation>
    </message>
    <message>
        <source>&quot;rehearsal&quot; is none, run or proven.</source>
        <translation>„rehearsal“ ist none, run oder proven.</translation>
    </message>
    <message>
        <source>The applied migrations were run in the private PostgreSQL, and the catalogs compared.</source>
        <translation>Die angewendeten Migrationen wurden im privaten PostgreSQL ausgeführt und die Kataloge verglichen.</translation>
    </message>
    <message>
        <source>The catalog was compared with what the applied files tell; privileges, owners and comments were not.</source>
        <translation>Der Katalog wurde mit dem verglichen, was die angewendeten Dateien sagen; Rechte, Besitzer und Kommentare nicht.</translation>
    </message>
    <message>
        <source>The catalog was compared with the declared model.</source>
        <translation>Der Katalog wurde mit dem deklarierten Modell verglichen.</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Verglichen mit</translation>
    </message>
    <message>
        <source>Nothing that counts differs.</source>
        <translation>Nichts, was zählt, weicht ab.</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s).</source>
        <translation>
            <numerusform>%n Unterschied.</numerusform>
            <numerusform>%n Unterschiede.</numerusform>
        </translation>
    </message>
    <message>
        <source>lockstep drift --write NAME makes a migration of the SQL; [[drift.ignore]] in lockstep.toml silences what is meant to be.</source>
        <translation>lockstep drift --write NAME macht aus dem SQL eine Migration; [[drift.ignore]] in lockstep.toml legt still, was so sein soll.</translation>
    </message>
    <message>
        <source>index dropped</source>
        <translation>Index gelöscht</translation>
    </message>
    <message>
        <source>enrolment</source>
        <translation>Erfassung</translation>
    </message>
    <message>
        <source>%1 was locked in the mode %2, and no lock was foretold.</source>
        <translation>%1 wurde im Modus %2 gesperrt, und keine Sperre war vorhergesagt.</translation>
    </message>
    <message>
        <source>%1 was locked in the mode %2; foretold was %3.</source>
        <translation>%1 wurde im Modus %2 gesperrt; vorhergesagt war %3.</translation>
    </message>
    <message>
        <source>A lock of %1 in the mode %2 was foretold and not taken.</source>
        <translation>Eine Sperre von %1 im Modus %2 war vorhergesagt und wurde nicht genommen.</translation>
    </message>
    <message>
        <source>%1 was written anew, which was not foretold.</source>
        <translation>%1 wurde neu geschrieben, was nicht vorhergesagt war.</translation>
    </message>
    <message>
        <source>That %1 is written anew was foretold, and it was not.</source>
        <translation>Dass %1 neu geschrieben wird, war vorhergesagt, und es geschah nicht.</translation>
    </message>
    <message>
        <source>The index %1 was built, which was not foretold.</source>
        <translation>Der Index %1 wurde gebaut, was nicht vorhergesagt war.</translation>
    </message>
    <message>
        <source>That the index %1 is built was foretold, and it was not.</source>
        <translation>Dass der Index %1 gebaut wird, war vorhergesagt, und es geschah nicht.</translation>
    </message>
    <message>
        <source>%1 was read whole, which was not foretold.</source>
        <translation>%1 wurde ganz gelesen, was nicht vorhergesagt war.</translation>
    </message>
    <message>
        <source>That %1 is read whole was foretold, and it was not.</source>
        <translation>Dass %1 ganz gelesen wird, war vorhergesagt, und es geschah nicht.</translation>
    </message>
    <message>
        <source>The hashes are those of the files.</source>
        <translation>Die Hashes sind die der Dateien.</translation>
    </message>
    <message>
        <source>%1 gets the hashes of the files as they are now.</source>
        <translation>%1 bekommt die Hashes der Dateien, wie sie jetzt sind.</translation>
    </message>
    <message>
        <source>No migration&apos;s text is touched. One that was applied somewhere stays edited for the ledger there.</source>
        <translation>Der Text keiner Migration wird angerührt. Eine, die irgendwo angewendet wurde, bleibt für die Migrationstabelle dort bearbeitet.</translation>
    </message>
    <message>
        <source>%1 would put what it makes into the schema lockstep, which has the name of the role.</source>
        <translation>%1 würde alles, was diese Rolle anlegt, ins Schema lockstep legen, das heißt wie sie.</translation>
    </message>
    <message>
        <source>Enrol it and deploy as a role of another name, or take &quot;$user&quot; out of the search_path that the database sets.</source>
        <translation>Mit einer Rolle anderen Namens erfassen und ausführen, oder &quot;$user&quot; aus dem search_path nehmen, den die Datenbank setzt.</translation>
    </message>
</context>
<context>
    <name>lockstep::ActionBar</name>
    <message>
        <source>&amp;Leave safely…</source>
        <translation>Sicher &amp;verlassen…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Closes the deploy where it stands; it can be taken up again later</source>
        <translation>Schließt das Deployment, wo es steht; es lässt sich später fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Next: %1</source>
        <translation>&amp;Weiter: %1</translation>
    </message>
    <message>
        <source>&amp;Forward: %1</source>
        <translation>V&amp;or: %1</translation>
    </message>
</context>
<context>
    <name>lockstep::Arguments</name>
    <message>
        <source>The target: an environment, a URL or &quot;sandbox&quot;.</source>
        <translation>Das Ziel: eine Umgebung, eine URL oder „sandbox“.</translation>
    </message>
    <message>
        <source>Colours: light, dark or system.</source>
        <translation>Farben: light, dark oder system.</translation>
    </message>
    <message>
        <source>The language of all texts, for example &quot;de&quot;.</source>
        <translation>Die Sprache aller Texte, zum Beispiel „de“.</translation>
    </message>
    <message>
        <source>Only turn the report HTML into the file named after it; opens no window.</source>
        <translation>Nur den Bericht HTML in die danach genannte Datei umwandeln; öffnet kein Fenster.</translation>
    </message>
    <message>
        <source>Deploys PostgreSQL schema migrations, one confirmed step at a time.</source>
        <translation>Rollt PostgreSQL-Schemamigrationen aus, Schritt für Schritt bestätigt.</translation>
    </message>
    <message>
        <source>The project&apos;s folder.</source>
        <translation>Der Ordner des Projekts.</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>Zeigt die Version.</translation>
    </message>
</context>
<context>
    <name>lockstep::BackupModel</name>
    <message>
        <source>%1, %2, %3, %4</source>
        <comment>when, database, size, proof</comment>
        <translation>%1, %2, %3, %4</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Erprobung</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>lockstep::BackupPage</name>
    <message>
        <source>Facts of the backup</source>
        <translation>Angaben zur Sicherung</translation>
    </message>
    <message>
        <source>&amp;Take the backup</source>
        <translation>&amp;Sicherung anlegen</translation>
    </message>
    <message>
        <source>&amp;Go on without a backup</source>
        <translation>&amp;Ohne Sicherung fortfahren</translation>
    </message>
    <message>
        <source>The backup was taken in %1 and read back.</source>
        <translation>Die Sicherung wurde in %1 angelegt und zurückgelesen.</translation>
    </message>
    <message>
        <source>No backup was taken: %1</source>
        <translation>Keine Sicherung angelegt: %1</translation>
    </message>
    <message>
        <source>The backup was cancelled. Nothing of it was kept, and nothing in the database was changed.</source>
        <translation>Die Sicherung wurde abgebrochen. Nichts davon blieb, und in der Datenbank wurde nichts geändert.</translation>
    </message>
    <message>
        <source>No backup was taken. Nothing in the database was changed.</source>
        <translation>Keine Sicherung angelegt. In der Datenbank wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Checks of the archive</source>
        <translation>Prüfungen des Archivs</translation>
    </message>
    <message>
        <source>&amp;Check the archive and make the restore point</source>
        <translation>Archiv &amp;prüfen und Wiederherstellungspunkt anlegen</translation>
    </message>
    <message>
        <source>&amp;Take the backup and prove it</source>
        <translation>&amp;Sicherung anlegen und erproben</translation>
    </message>
    <message>
        <source>The archive was checked and the restore point made in %1.</source>
        <translation>Das Archiv wurde in %1 geprüft und der Wiederherstellungspunkt angelegt.</translation>
    </message>
    <message>
        <source>The backup was taken, restored and compared in %1. Nothing differs.</source>
        <translation>Die Sicherung wurde in %1 angelegt, wiederhergestellt und verglichen. Nichts weicht ab.</translation>
    </message>
    <message>
        <source>&amp;Copy the tables at risk</source>
        <translation>Ge&amp;fährdete Tabellen kopieren</translation>
    </message>
    <message>
        <source>No table is at risk by name: nothing was copied.</source>
        <translation>Keine Tabelle ist mit Namen gefährdet: Nichts wurde kopiert.</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) were copied in %1.</source>
        <translation>
            <numerusform>%n Tabelle wurde in %1 kopiert.</numerusform>
            <numerusform>%n Tabellen wurden in %1 kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>No backup was taken: the policy asks for none.</source>
        <translation>Keine Sicherung wurde angelegt: Die Richtlinie verlangt keine.</translation>
    </message>
</context>
<context>
    <name>lockstep::BackupsDialog</name>
    <message>
        <source>Facts of the backup</source>
        <translation>Angaben zur Sicherung</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Remove the&amp;m</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Prove it</source>
        <translation>Er&amp;proben</translation>
    </message>
    <message>
        <source>Restores it into the private PostgreSQL and compares it with what was recorded</source>
        <translation>Stellt sie im privaten PostgreSQL wieder her und vergleicht sie mit dem, was festgehalten wurde</translation>
    </message>
    <message>
        <source>&amp;Restore it…</source>
        <translation>&amp;Wiederherstellen…</translation>
    </message>
    <message>
        <source>Remove &amp;old ones…</source>
        <translation>&amp;Alte entfernen…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Reading the folder …</source>
        <translation>Der Ordner wird gelesen …</translation>
    </message>
    <message>
        <source>Restoring into the private PostgreSQL …</source>
        <translation>Im privaten PostgreSQL wird wiederhergestellt …</translation>
    </message>
    <message>
        <source>Removing …</source>
        <translation>Wird entfernt …</translation>
    </message>
    <message>
        <source>No backups. Every deploy takes one, unless its policy says otherwise.</source>
        <translation>Keine Sicherungen. Jedes Deployment legt eine an, wenn seine Richtlinie nichts anderes sagt.</translation>
    </message>
    <message>
        <source>backup_keep and backup_keep_for in lockstep.toml keep all of them</source>
        <translation>backup_keep und backup_keep_for in lockstep.toml behalten alle</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Ab&amp;brechen</translation>
    </message>
    <message>
        <source>The policy keeps these no longer (%1):</source>
        <comment>a size</comment>
        <translation>Die Richtlinie behält diese nicht mehr (%1):</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n backup(s) for &amp;good</source>
        <translation>
            <numerusform>%n Sicherung en&amp;dgültig entfernen</numerusform>
            <numerusform>%n Sicherungen en&amp;dgültig entfernen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::BlockerPanel</name>
    <message>
        <source>Who is in the way</source>
        <translation>Wer im Weg ist</translation>
    </message>
    <message>
        <source>&amp;Keep waiting</source>
        <translation>Weiter wa&amp;rten</translation>
    </message>
    <message>
        <source>&amp;Waiting for a lock</source>
        <translation>Wartet auf eine S&amp;perre</translation>
    </message>
    <message>
        <source>E&amp;nd it</source>
        <translation>Been&amp;den</translation>
    </message>
    <message>
        <source>E&amp;nd session %1…</source>
        <translation>Sitzung %1 been&amp;den…</translation>
    </message>
    <message>
        <source>End the session %1 of %2? The server closes its connection; what it has not committed is rolled back. That you asked for it goes into the journal.</source>
        <translation>Die Sitzung %1 von %2 beenden? Der Server schließt ihre Verbindung; was sie nicht mit COMMIT abgeschlossen hat, wird zurückgerollt. Dass dies verlangt wurde, steht dann im Journal.</translation>
    </message>
</context>
<context>
    <name>lockstep::ChangesState</name>
    <message>
        <source>The file on disk is the one that was applied.</source>
        <translation>Die Datei auf der Platte ist die, die angewendet wurde.</translation>
    </message>
    <message>
        <source>The ledger keeps no checksum of what was applied, so nobody knows whether the file was edited since.</source>
        <translation>Die Migrationstabelle bewahrt keine Prüfsumme dessen, was angewendet wurde; ob die Datei seither bearbeitet wurde, weiß daher niemand.</translation>
    </message>
    <message>
        <source>While no target answers, nobody knows what was applied.</source>
        <translation>Solange kein Ziel antwortet, weiß niemand, was angewendet wurde.</translation>
    </message>
    <message>
        <source>This migration is not applied here yet: there is nothing to compare it with.</source>
        <translation>Diese Migration ist hier noch nicht angewendet: Es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>This migration was taken back here: the next deploy runs the file as it is.</source>
        <translation>Diese Migration wurde hier zurückgenommen: Das nächste Deployment führt die Datei aus, wie sie ist.</translation>
    </message>
    <message>
        <source>This migration began here and did not finish: there is no applied text to compare it with.</source>
        <translation>Diese Migration begann hier und wurde nicht fertig: Es gibt keinen angewendeten Text zum Vergleichen.</translation>
    </message>
    <message>
        <source>A baseline describes what was there before and never runs: there is nothing to compare it with.</source>
        <translation>Eine Baseline beschreibt, was vorher da war, und läuft nie: Es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>The ledger has this migration, the folder has not: there is no file to compare.</source>
        <translation>Die Migrationstabelle kennt diese Migration, der Ordner nicht: Es gibt keine Datei zu vergleichen.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) differ.</source>
        <translation>
            <numerusform>%n Stelle weicht ab.</numerusform>
            <numerusform>%n Stellen weichen ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>Line endings differ as well.</source>
        <translation>Auch Zeilenenden weichen ab.</translation>
    </message>
    <message>
        <source>Looking for the text that was applied, in the ledger and in git&apos;s history …</source>
        <translation>Der angewendete Text wird gesucht, in der Migrationstabelle und im Verlauf von Git …</translation>
    </message>
    <message>
        <source>The file differs from what was applied, and nobody knows in what: the ledger has only a checksum, and no version of the file in git&apos;s history answers to it. If another checkout has the file as it was applied, put that back.</source>
        <translation>Die Datei weicht von dem ab, was angewendet wurde, und niemand weiß, worin: Die Migrationstabelle hat nur eine Prüfsumme, und keine Fassung der Datei im Verlauf von Git passt dazu. Hat ein anderer Arbeitsordner die Datei, wie sie angewendet wurde, diese zurückholen.</translation>
    </message>
</context>
<context>
    <name>lockstep::ChangesView</name>
    <message>
        <source>Previous change</source>
        <translation>Vorherige Änderung</translation>
    </message>
    <message>
        <source>Previous change (Shift+F8)</source>
        <translation>Vorherige Änderung (Umschalt+F8)</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Nächste Änderung</translation>
    </message>
    <message>
        <source>Next change (F8)</source>
        <translation>Nächste Änderung (F8)</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Angewendet</translation>
    </message>
    <message>
        <source>What was applied</source>
        <translation>Was angewendet wurde</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Auf der Platte</translation>
    </message>
    <message>
        <source>What is on disk</source>
        <translation>Was auf der Platte steht</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>number of the change, number of changes</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>lockstep::CheckModel</name>
    <message>
        <source>%1: %2. %3</source>
        <comment>outcome: title. answer</comment>
        <translation>%1: %2. %3</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n passed</source>
        <comment>7 of 9 checks</comment>
        <translation>
            <numerusform>%1 von %n bestanden</numerusform>
            <numerusform>%1 von %n bestanden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::CheckPage</name>
    <message numerus="yes">
        <source>%n check(s) ran in %1</source>
        <translation>
            <numerusform>%n Prüfung lief in %1</numerusform>
            <numerusform>%n Prüfungen liefen in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::CheckTable</name>
    <message numerus="yes">
        <source>%n &amp;more, all passed</source>
        <translation>
            <numerusform>%n we&amp;itere, bestanden</numerusform>
            <numerusform>%n we&amp;itere, alle bestanden</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fe&amp;wer</source>
        <translation>Wen&amp;iger zeigen</translation>
    </message>
</context>
<context>
    <name>lockstep::ConfirmationPanel</name>
    <message>
        <source>I have seen the warning “%1” and go on.</source>
        <translation>Ich habe die Warnung „%1“ gesehen und mache weiter.</translation>
    </message>
</context>
<context>
    <name>lockstep::DeedDialog</name>
    <message>
        <source>Rows before</source>
        <translation>Zeilen vorher</translation>
    </message>
    <message>
        <source>Rows after (ids and times are new when it is done)</source>
        <translation>Zeilen nachher (Kennungen und Zeiten entstehen erst bei der Ausführung)</translation>
    </message>
    <message>
        <source>SQL, in one transaction</source>
        <translation>SQL, in einer Transaktion</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Die Datei</translation>
    </message>
    <message>
        <source>Exactly what is written</source>
        <translation>Genau das wird geschrieben</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Ab&amp;brechen</translation>
    </message>
    <message>
        <source>Finding out what would happen …</source>
        <translation>Was geschähe, wird festgestellt …</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>Wird geschrieben …</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Done. The history has it.</source>
        <translation>Erledigt. Es steht im Verlauf.</translation>
    </message>
    <message>
        <source>This is done already: folder and ledger say so.</source>
        <translation>Das ist schon erledigt: Ordner und Migrationstabelle sagen es.</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>Geschrieben.</translation>
    </message>
</context>
<context>
    <name>lockstep::DeployState</name>
    <message>
        <source>Stopping: asking the server to cancel the statement.</source>
        <translation>Wird angehalten: Der Server ist gebeten, die Anweisung abzubrechen.</translation>
    </message>
    <message>
        <source>The migrations are being applied.</source>
        <translation>Die Migrationen werden angewendet.</translation>
    </message>
    <message>
        <source>%1 is being applied.</source>
        <comment>a migration</comment>
        <translation>%1 wird angewendet.</translation>
    </message>
    <message numerus="yes">
        <source>… %n older notice(s) not shown</source>
        <translation>
            <numerusform>… %n älterer Hinweis nicht gezeigt</numerusform>
            <numerusform>… %n ältere Hinweise nicht gezeigt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::DeployWizard</name>
    <message>
        <source>Deploy to %1</source>
        <comment>a database</comment>
        <translation>Deployment auf %1</translation>
    </message>
    <message>
        <source>Deploy to %1 – %2</source>
        <comment>database, environment</comment>
        <translation>Deployment auf %1 – %2</translation>
    </message>
    <message>
        <source>Revert on %1</source>
        <comment>a database</comment>
        <translation>Rücknahme auf %1</translation>
    </message>
    <message>
        <source>Revert on %1 – %2</source>
        <comment>database, environment</comment>
        <translation>Rücknahme auf %1 – %2</translation>
    </message>
</context>
<context>
    <name>lockstep::EffectModel</name>
    <message>
        <source>%1: %2 (%3)</source>
        <comment>relation: whom the lock blocks (lock mode)</comment>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message>
        <source>rewrites %1</source>
        <translation>schreibt %1 neu</translation>
    </message>
    <message>
        <source>reads all of %1</source>
        <translation>liest %1 ganz</translation>
    </message>
    <message>
        <source>builds %1</source>
        <comment>an index</comment>
        <translation>baut %1</translation>
    </message>
    <message>
        <source>not understood: %1</source>
        <translation>nicht verstanden: %1</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Locks and whom they block</source>
        <translation>Sperren und wen sie blockieren</translation>
    </message>
    <message>
        <source>%1, destroys something</source>
        <translation>%1, zerstört etwas</translation>
    </message>
    <message>
        <source>runs outside any transaction</source>
        <translation>läuft außerhalb jeder Transaktion</translation>
    </message>
    <message>
        <source>%1: about %2 rows, %3</source>
        <comment>table, number, size</comment>
        <translation>%1: etwa %2 Zeilen, %3</translation>
    </message>
    <message>
        <source>On this target</source>
        <translation>Auf diesem Ziel</translation>
    </message>
    <message>
        <source>Work</source>
        <comment>what a statement costs: rewriting, reading, building</comment>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time it took, as foretold or not</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Last rehearsal</source>
        <translation>Letzte Probe</translation>
    </message>
</context>
<context>
    <name>lockstep::EnvironmentBand</name>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Unnamed target</source>
        <translation>Unbenanntes Ziel</translation>
    </message>
    <message>
        <source>private PostgreSQL</source>
        <translation>privates PostgreSQL</translation>
    </message>
    <message>
        <source>asking %1 …</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 antwortet nicht</translation>
    </message>
    <message>
        <source>standby, read-only</source>
        <translation>Standby, nur lesbar</translation>
    </message>
    <message>
        <source>primary, read-only</source>
        <translation>Primärserver, nur lesbar</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>Primärserver</translation>
    </message>
    <message>
        <source>%1 on %2 · %3 · PostgreSQL %4 · as %5</source>
        <comment>database, server, role, version, user</comment>
        <translation>%1 auf %2 · %3 · PostgreSQL %4 · als %5</translation>
    </message>
    <message>
        <source>No target</source>
        <translation>Kein Ziel</translation>
    </message>
    <message>
        <source>identity %1</source>
        <comment>a server&apos;s system identifier</comment>
        <translation>Identität %1</translation>
    </message>
    <message>
        <source>choose one to see what is pending</source>
        <translation>eines wählen, um zu sehen, was aussteht</translation>
    </message>
    <message>
        <source>System identifier %1</source>
        <translation>Systemkennung %1</translation>
    </message>
</context>
<context>
    <name>lockstep::ErrorBanner</name>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>lockstep::ErrorPanel</name>
    <message>
        <source>Detail: %1</source>
        <translation>Detail: %1</translation>
    </message>
    <message>
        <source>Hint: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>Context: %1</source>
        <translation>Kontext: %1</translation>
    </message>
    <message>
        <source>Cop&amp;y the error</source>
        <translation>Fehler &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the error</source>
        <translation>Fehler kopieren</translation>
    </message>
</context>
<context>
    <name>lockstep::FindBar</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>Vorherige Stelle (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>Nächste Stelle (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>Erse&amp;tzen</translation>
    </message>
    <message>
        <source>Replace &amp;all</source>
        <translation>A&amp;lle ersetzen</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>place found</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) replaced</source>
        <translation>
            <numerusform>%n Stelle ersetzt</numerusform>
            <numerusform>%n Stellen ersetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>Match &amp;case</source>
        <translation>Groß-/&amp;Kleinschreibung</translation>
    </message>
</context>
<context>
    <name>lockstep::FindingModel</name>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>line %1, in a DO block</source>
        <translation>Zeile %1, in einem DO-Block</translation>
    </message>
    <message>
        <source>line %1, in a function body</source>
        <translation>Zeile %1, in einem Funktionsrumpf</translation>
    </message>
    <message>
        <source>line %1, in EXECUTE</source>
        <translation>Zeile %1, in EXECUTE</translation>
    </message>
    <message>
        <source>Safer: %1</source>
        <translation>Sicherer: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>severity: rule</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>What it means here</source>
        <translation>Was es hier bedeutet</translation>
    </message>
</context>
<context>
    <name>lockstep::FindingPanel</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>F&amp;indings</source>
        <translation>Bef&amp;unde</translation>
    </message>
    <message>
        <source>F&amp;indings  %1</source>
        <translation>Bef&amp;unde  %1</translation>
    </message>
    <message>
        <source>&amp;Explain the rule</source>
        <translation>Die Regel &amp;erklären</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::FleetModel</name>
    <message numerus="yes">
        <source>%n migration(s) pending</source>
        <translation>
            <numerusform>%n Migration ausstehend</numerusform>
            <numerusform>%n Migrationen ausstehend</numerusform>
        </translation>
    </message>
    <message>
        <source>canary</source>
        <translation>Canary</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <comment>database: state. remark</comment>
        <translation>%1: %2. %3</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Wave</source>
        <translation>Welle</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
</context>
<context>
    <name>lockstep::FleetWindow</name>
    <message>
        <source>Canaries</source>
        <translation>Canarys</translation>
    </message>
    <message>
        <source>Databases in a wave</source>
        <translation>Datenbanken in einer Welle</translation>
    </message>
    <message>
        <source>Databases at the same time</source>
        <translation>Datenbanken gleichzeitig</translation>
    </message>
    <message>
        <source>&amp;Ask them</source>
        <translation>&amp;Befragen</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Deploy to a fleet</source>
        <translation>Auf eine Flotte ausrollen</translation>
    </message>
    <message>
        <source>One plan over many databases, each with a run of its own: the canaries first, then wave after wave. After the first failure no further one begins.</source>
        <translation>Ein Plan über viele Datenbanken, jede mit eigenem Lauf: zuerst die Canarys, dann Welle um Welle. Nach dem ersten Fehlschlag beginnt keine weitere.</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1 (%2 von %3)</translation>
    </message>
    <message>
        <source>How the databases are found</source>
        <translation>Wie die Datenbanken gefunden werden</translation>
    </message>
    <message>
        <source>Databases named</source>
        <translation>Datenbanken dieses Namens</translation>
    </message>
    <message>
        <source>Found by the query</source>
        <translation>Von der Abfrage gefunden</translation>
    </message>
    <message>
        <source>Listed in the file</source>
        <translation>In der Datei aufgeführt</translation>
    </message>
    <message>
        <source>Which databases</source>
        <translation>Welche Datenbanken</translation>
    </message>
    <message>
        <source>tenant_*</source>
        <translation>tenant_*</translation>
    </message>
    <message>
        <source>SELECT datname FROM tenants</source>
        <translation>SELECT datname FROM tenants</translation>
    </message>
    <message>
        <source>tenants.txt, in the project</source>
        <translation>tenants.txt, im Projekt</translation>
    </message>
    <message>
        <source>Ca&amp;naries</source>
        <translation>Ca&amp;narys</translation>
    </message>
    <message>
        <source>In a &amp;wave</source>
        <translation>Je &amp;Welle</translation>
    </message>
    <message>
        <source>At the same t&amp;ime</source>
        <translation>&amp;Gleichzeitig</translation>
    </message>
    <message>
        <source>The fleet&apos;s databases</source>
        <translation>Die Datenbanken der Flotte</translation>
    </message>
    <message>
        <source>&amp;Deploy to the canaries</source>
        <translation>Auf die Canarys &amp;ausrollen</translation>
    </message>
    <message>
        <source>&amp;Deploy to the next wave</source>
        <translation>Auf die nächste Welle &amp;ausrollen</translation>
    </message>
    <message>
        <source>Take no back&amp;up, because</source>
        <translation>Ohne &amp;Sicherung, weil</translation>
    </message>
    <message>
        <source>Why no backup is needed</source>
        <translation>Warum keine Sicherung nötig ist</translation>
    </message>
    <message>
        <source>Why no backup is needed; the record says so</source>
        <translation>Warum keine Sicherung nötig ist; das Protokoll sagt es</translation>
    </message>
</context>
<context>
    <name>lockstep::HistoryWindow</name>
    <message>
        <source>History of all projects</source>
        <translation>Verlauf aller Projekte</translation>
    </message>
    <message>
        <source>History of %1</source>
        <translation>Verlauf von %1</translation>
    </message>
    <message>
        <source>Filter by person, target, migration, table, SQL…</source>
        <translation>Nach Person, Ziel, Migration, Tabelle, SQL filtern…</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>Läufe filtern</translation>
    </message>
    <message>
        <source>&amp;Outcome</source>
        <translation>E&amp;rgebnis</translation>
    </message>
    <message>
        <source>Chec&amp;k the chain</source>
        <translation>&amp;Kette prüfen</translation>
    </message>
    <message>
        <source>Every event of the journal carries the hash of the one before: a change by hand shows.</source>
        <translation>Jedes Ereignis des Journals trägt die Prüfsumme des vorigen: Eine Änderung von Hand fällt auf.</translation>
    </message>
    <message>
        <source>All</source>
        <comment>every outcome</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Reading the journal …</source>
        <translation>Das Journal wird gelesen …</translation>
    </message>
    <message>
        <source>The history could not be read.</source>
        <translation>Der Verlauf konnte nicht gelesen werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>No run matches the filter.</source>
        <translation>Kein Lauf passt zum Filter.</translation>
    </message>
    <message>
        <source>Nothing was deployed from here yet. Every deploy will leave its record on this page.</source>
        <translation>Von hier wurde noch nichts ausgerollt. Jedes Deployment wird auf dieser Seite sein Protokoll hinterlassen.</translation>
    </message>
    <message>
        <source>Checking every event of the journal …</source>
        <translation>Jedes Ereignis des Journals wird geprüft …</translation>
    </message>
    <message numerus="yes">
        <source>The chain is intact: %n event(s), each with the hash of the one before.</source>
        <translation>
            <numerusform>Die Kette ist unversehrt: %n Ereignis.</numerusform>
            <numerusform>Die Kette ist unversehrt: %n Ereignisse, jedes mit der Prüfsumme des vorigen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The journal was changed outside Lockstep: event %1 is the first that does not fit the one before it. Do not rely on what stands from there on.</source>
        <translation>Das Journal wurde außerhalb von Lockstep geändert: Ereignis %1 passt als erstes nicht zum vorigen. Was von dort an steht, ist nicht verlässlich.</translation>
    </message>
</context>
<context>
    <name>lockstep::InterruptedRunBanner</name>
    <message>
        <source>Res&amp;ume…</source>
        <translation>&amp;Fortsetzen…</translation>
    </message>
    <message>
        <source>A&amp;bandon…</source>
        <translation>Auf&amp;geben…</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>Behalte&amp;n</translation>
    </message>
    <message>
        <source>Interrupted deploy</source>
        <translation>Unterbrochenes Deployment</translation>
    </message>
    <message>
        <source>A deploy to %1 was cut short; %2 had begun it on %3. %4 Resuming asks the database first what happened since.</source>
        <translation>Ein Deployment auf %1 wurde unterbrochen; %2 hatte es am %3 begonnen. %4 Beim Fortsetzen wird zuerst die Datenbank gefragt, was seither geschah.</translation>
    </message>
    <message>
        <source>Abandoning changes nothing in the database and keeps the record, but this deploy cannot be resumed afterwards.</source>
        <translation>Aufgeben ändert nichts in der Datenbank und behält das Protokoll, doch fortsetzen lässt sich dieses Deployment danach nicht mehr.</translation>
    </message>
    <message>
        <source>A&amp;bandon it</source>
        <translation>Auf&amp;geben</translation>
    </message>
    <message>
        <source>A revert on %1 was cut short; %2 had begun it on %3. %4 Resuming asks the database first what happened since.</source>
        <translation>Eine Rücknahme auf %1 wurde unterbrochen; %2 hatte sie am %3 begonnen. %4 Fortsetzen fragt zuerst die Datenbank, was seither geschah.</translation>
    </message>
    <message>
        <source>&amp;Look at it</source>
        <translation>A&amp;nsehen</translation>
    </message>
</context>
<context>
    <name>lockstep::LeavePanel</name>
    <message>
        <source>&amp;Stay here</source>
        <translation>&amp;Hierbleiben</translation>
    </message>
    <message>
        <source>&amp;End this run for good</source>
        <translation>Lauf end&amp;gültig beenden</translation>
    </message>
    <message>
        <source>Stopping what runs. This window closes as soon as the server has answered.</source>
        <translation>Was läuft, wird angehalten. Dieses Fenster schließt sich, sobald der Server geantwortet hat.</translation>
    </message>
    <message>
        <source>Work is running. Leaving asks the server to cancel it, waits for the answer and then closes. What was done until then is in the journal.</source>
        <translation>Es läuft noch etwas. Beim Verlassen wird der Server gebeten, es abzubrechen; nach seiner Antwort schließt sich das Fenster. Was bis dahin geschah, steht im Journal.</translation>
    </message>
    <message>
        <source>%1 The run stays open: the next start offers to take it up again, and asks the database first what happened meanwhile. Ended for good, it cannot be taken up again; its record stays.</source>
        <comment>a sentence about the database</comment>
        <translation>%1 Der Lauf bleibt offen: Der nächste Start bietet an, ihn fortzusetzen, und fragt zuerst die Datenbank, was inzwischen geschah. Endgültig beendet, lässt er sich nicht fortsetzen; sein Protokoll bleibt.</translation>
    </message>
    <message>
        <source>Cancel and leave, res&amp;ume later</source>
        <translation>Abbrechen und verlassen, später fortsetze&amp;n</translation>
    </message>
    <message>
        <source>Leave, res&amp;ume later</source>
        <translation>Verlassen, später fortsetze&amp;n</translation>
    </message>
</context>
<context>
    <name>lockstep::MainMenu</name>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Lockstep</source>
        <translation>Ü&amp;ber Lockstep</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>Ordner ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Try it on the sample project</source>
        <translation>Am Beispielprojekt &amp;ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Save script</source>
        <translation>Skript &amp;speichern</translation>
    </message>
    <message>
        <source>Re&amp;load</source>
        <translation>&amp;Neu laden</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>&amp;Nächste Stelle</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>&amp;Vorherige Stelle</translation>
    </message>
    <message>
        <source>&amp;Replace…</source>
        <translation>&amp;Ersetzen…</translation>
    </message>
    <message>
        <source>&amp;Go to line…</source>
        <translation>&amp;Gehe zu Zeile…</translation>
    </message>
    <message>
        <source>F&amp;ilter the migrations</source>
        <translation>Migrationen &amp;filtern</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Migrations</source>
        <translation>&amp;Migrationen</translation>
    </message>
    <message>
        <source>S&amp;cript</source>
        <translation>&amp;Skript</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>&amp;Befunde</translation>
    </message>
    <message>
        <source>&amp;Expand all groups</source>
        <translation>Alle Gruppen &amp;aufklappen</translation>
    </message>
    <message>
        <source>C&amp;ollapse all groups</source>
        <translation>Alle Gruppen &amp;zuklappen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>&amp;Migration</source>
        <translation>&amp;Migration</translation>
    </message>
    <message>
        <source>&amp;Copy name</source>
        <translation>Namen &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Deploy up to this one…</source>
        <translation>Bis hierher a&amp;usrollen…</translation>
    </message>
    <message>
        <source>&amp;Deploy</source>
        <comment>menu</comment>
        <translation>De&amp;ployment</translation>
    </message>
    <message>
        <source>&amp;Deploy…</source>
        <translation>&amp;Ausrollen…</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>Ver&amp;lauf</translation>
    </message>
    <message>
        <source>Choose a &amp;target…</source>
        <translation>&amp;Ziel wählen…</translation>
    </message>
    <message>
        <source>Use the private &amp;PostgreSQL</source>
        <translation>&amp;Privates PostgreSQL verwenden</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>Aktualisie&amp;ren</translation>
    </message>
    <message>
        <source>Ask the database again (Ctrl+R)</source>
        <translation>Die Datenbank neu befragen (Strg+R)</translation>
    </message>
    <message>
        <source>Past deploys (Ctrl+Shift+H)</source>
        <translation>Frühere Deployments (Strg+Umschalt+H)</translation>
    </message>
    <message>
        <source>Step through a deploy (Ctrl+D)</source>
        <translation>Ein Deployment Schritt für Schritt (Strg+D)</translation>
    </message>
    <message>
        <source>Fol&amp;d or unfold the body</source>
        <translation>Rumpf auf- oder zuk&amp;lappen</translation>
    </message>
    <message>
        <source>Ne&amp;w migration…</source>
        <translation>Neue &amp;Migration…</translation>
    </message>
    <message>
        <source>&amp;Next finding or change</source>
        <translation>&amp;Nächster Befund oder nächste Änderung</translation>
    </message>
    <message>
        <source>&amp;Previous finding or change</source>
        <translation>&amp;Vorheriger Befund oder vorherige Änderung</translation>
    </message>
    <message>
        <source>&amp;Show what changed</source>
        <translation>&amp;Zeigen, was sich geändert hat</translation>
    </message>
    <message>
        <source>What was applied against what is on disk (Ctrl+Shift+D)</source>
        <translation>Was angewendet wurde neben dem, was auf der Platte steht (Strg+Umschalt+D)</translation>
    </message>
    <message>
        <source>Mark as &amp;applied…</source>
        <translation>Als &amp;angewendet kennzeichnen…</translation>
    </message>
    <message>
        <source>Mark as &amp;rolled back…</source>
        <translation>Als zu&amp;rückgenommen kennzeichnen…</translation>
    </message>
    <message>
        <source>&amp;Adopt this database (baseline)…</source>
        <translation>Diese &amp;Datenbank übernehmen (Baseline)…</translation>
    </message>
    <message>
        <source>Put Drizzle&apos;s &amp;journal right…</source>
        <translation>&amp;Journal von Drizzle in Ordnung bringen…</translation>
    </message>
    <message>
        <source>What to do about this &amp;finding…</source>
        <translation>Was tun mit diesem &amp;Befund…</translation>
    </message>
    <message>
        <source>The safer form, silence with a reason, or an explanation (Alt+Return)</source>
        <translation>Die sicherere Form, Stilllegen mit Begründung oder eine Erklärung (Alt+Eingabe)</translation>
    </message>
    <message>
        <source>Re&amp;vert…</source>
        <translation>Zurückne&amp;hmen…</translation>
    </message>
    <message>
        <source>Run its revert script, checked and recorded like a deploy</source>
        <translation>Ihr Rücknahmeskript ausführen, geprüft und protokolliert wie ein Deployment</translation>
    </message>
    <message>
        <source>Revert down to th&amp;is one…</source>
        <translation>Bis hi&amp;erher zurücknehmen…</translation>
    </message>
    <message>
        <source>Every newer one that is applied first, the newest before all</source>
        <translation>Zuvor jede neuere angewendete, die neueste zuerst</translation>
    </message>
    <message>
        <source>Deploy to a &amp;fleet…</source>
        <translation>Auf eine &amp;Flotte ausrollen…</translation>
    </message>
    <message>
        <source>Back&amp;ups…</source>
        <translation>&amp;Sicherungen…</translation>
    </message>
    <message>
        <source>The backups there are: proven, restored, removed</source>
        <translation>Die vorhandenen Sicherungen: erproben, wiederherstellen, entfernen</translation>
    </message>
    <message>
        <source>Restore a &amp;backup…</source>
        <translation>Sicherung &amp;wiederherstellen…</translation>
    </message>
    <message>
        <source>Into a new database beside the target, compared, then swapped</source>
        <translation>In einer neuen Datenbank neben dem Ziel, verglichen, dann getauscht</translation>
    </message>
    <message>
        <source>Re&amp;ports…</source>
        <translation>Be&amp;richte…</translation>
    </message>
    <message>
        <source>E&amp;xplain findings in the text</source>
        <translation>Befunde im &amp;Text erklären</translation>
    </message>
    <message>
        <source>Write the &amp;hashes anew…</source>
        <translation>Hashes neu &amp;schreiben…</translation>
    </message>
    <message>
        <source>After files were edited: the tool&apos;s own list of hashes, or those in the files&apos; heads</source>
        <translation>Nach Änderungen an Dateien: die eigene Liste des Werkzeugs mit Hashes oder die in den Köpfen der Dateien</translation>
    </message>
    <message>
        <source>Rehear&amp;se…</source>
        <translation>Pr&amp;oben…</translation>
    </message>
    <message>
        <source>Apply, revert and apply again on a copy; the target is not touched (Ctrl+Shift+E)</source>
        <translation>An einer Kopie anwenden, zurücknehmen und erneut anwenden; das Ziel bleibt unberührt (Strg+Umschalt+E)</translation>
    </message>
    <message>
        <source>Put rows back from &amp;copies…</source>
        <translation>Zeilen aus &amp;Kopien zurückbringen…</translation>
    </message>
    <message>
        <source>Rows that are gone, from the copies that a deploy made beside their tables</source>
        <translation>Fehlende Zeilen, aus den Kopien, die ein Deployment neben ihren Tabellen angelegt hat</translation>
    </message>
    <message>
        <source>&amp;Enrol this target…</source>
        <translation>Dieses Ziel &amp;erfassen…</translation>
    </message>
    <message>
        <source>Give it an id of its own, by which it is known from then on; the SQL is shown first</source>
        <translation>Ihm eine eigene Kennung geben, an der es von da an erkannt wird; das SQL wird zuerst gezeigt</translation>
    </message>
</context>
<context>
    <name>lockstep::MainWindow</name>
    <message>
        <source>Open a project&apos;s folder</source>
        <translation>Den Ordner eines Projekts öffnen</translation>
    </message>
    <message>
        <source>The language changes with the next start.</source>
        <translation>Die Sprache wechselt mit dem nächsten Start.</translation>
    </message>
    <message>
        <source>Lockstep</source>
        <translation>Lockstep</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>read at %1</source>
        <translation>gelesen um %1</translation>
    </message>
    <message>
        <source>State unknown: no target answers</source>
        <translation>Stand unbekannt: Kein Ziel antwortet</translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n ausstehend</numerusform>
            <numerusform>%n ausstehend</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n applied</source>
        <translation>
            <numerusform>%n angewendet</numerusform>
            <numerusform>%n angewendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n braucht Aufmerksamkeit</numerusform>
            <numerusform>%n brauchen Aufmerksamkeit</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsaved scripts</source>
        <translation>Ungespeicherte Skripte</translation>
    </message>
    <message numerus="yes">
        <source>%n script(s) were edited and not saved.</source>
        <translation>
            <numerusform>%n Skript wurde bearbeitet und nicht gespeichert.</numerusform>
            <numerusform>%n Skripte wurden bearbeitet und nicht gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Discard the changes</source>
        <translation>Änderungen &amp;verwerfen</translation>
    </message>
    <message>
        <source>&amp;Go back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Mark as applied: %1</source>
        <translation>Als angewendet kennzeichnen: %1</translation>
    </message>
    <message>
        <source>Mark as rolled back: %1</source>
        <translation>Als zurückgenommen kennzeichnen: %1</translation>
    </message>
    <message>
        <source>&amp;Mark as applied</source>
        <translation>Als &amp;angewendet kennzeichnen</translation>
    </message>
    <message>
        <source>&amp;Mark as rolled back</source>
        <translation>Als &amp;zurückgenommen kennzeichnen</translation>
    </message>
    <message>
        <source>Adopt this database</source>
        <translation>Diese Datenbank übernehmen</translation>
    </message>
    <message>
        <source>&amp;Write the baseline and mark it as applied</source>
        <translation>Baseline &amp;schreiben und als angewendet kennzeichnen</translation>
    </message>
    <message>
        <source>%1, protected: %2</source>
        <translation>%1, geschützt: %2</translation>
    </message>
    <message>
        <source>Put Drizzle&apos;s journal right</source>
        <translation>Journal von Drizzle in Ordnung bringen</translation>
    </message>
    <message>
        <source>&amp;Write the journal</source>
        <translation>Journal &amp;schreiben</translation>
    </message>
    <message>
        <source>Rehearsing: %1</source>
        <translation>Probe: %1</translation>
    </message>
    <message>
        <source>The rehearsal failed.</source>
        <translation>Die Probe ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The rehearsal was stopped.</source>
        <translation>Die Probe wurde angehalten.</translation>
    </message>
    <message>
        <source>Write the hashes anew</source>
        <translation>Hashes neu schreiben</translation>
    </message>
    <message>
        <source>&amp;Write the hashes</source>
        <translation>Hashes &amp;schreiben</translation>
    </message>
    <message>
        <source>Enrol this target</source>
        <translation>Dieses Ziel erfassen</translation>
    </message>
    <message>
        <source>&amp;Enrol it</source>
        <translation>&amp;Erfassen</translation>
    </message>
    <message>
        <source>Drop the invalid index</source>
        <translation>Den ungültigen Index löschen</translation>
    </message>
    <message>
        <source>&amp;Drop the index</source>
        <translation>Index &amp;löschen</translation>
    </message>
    <message>
        <source>Put rows back from copies</source>
        <translation>Zeilen aus Kopien zurückbringen</translation>
    </message>
    <message>
        <source>&amp;Put these rows back</source>
        <translation>Diese Zeilen &amp;zurückbringen</translation>
    </message>
</context>
<context>
    <name>lockstep::MigratePage</name>
    <message>
        <source>What the ser&amp;ver says</source>
        <translation>Was der Server &amp;sagt</translation>
    </message>
    <message>
        <source>Statements in order of execution</source>
        <translation>Anweisungen in der Reihenfolge ihrer Ausführung</translation>
    </message>
    <message>
        <source>What the server says</source>
        <translation>Was der Server sagt</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Apply %n migration(s) to %1</source>
        <translation>
            <numerusform>%n Migration auf %1 &amp;anwenden</numerusform>
            <numerusform>%n Migrationen auf %1 &amp;anwenden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) applied in %1. Each has its row in the ledger.</source>
        <translation>
            <numerusform>%n Migration in %1 angewendet. Sie hat ihre Zeile in der Migrationstabelle.</numerusform>
            <numerusform>%n Migrationen in %1 angewendet. Jede hat ihre Zeile in der Migrationstabelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled after %1. %2</source>
        <translation>Nach %1 abgebrochen. %2</translation>
    </message>
    <message>
        <source>Stopped after %1. %2</source>
        <translation>Nach %1 angehalten. %2</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Revert %n migration(s) on %1</source>
        <translation>
            <numerusform>%n M&amp;igration auf %1 zurücknehmen</numerusform>
            <numerusform>%n M&amp;igrationen auf %1 zurücknehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) reverted in %1. The ledger has none of them any more.</source>
        <translation>
            <numerusform>%n Migration in %1 zurückgenommen. Die Migrationstabelle hat sie nicht mehr.</numerusform>
            <numerusform>%n Migrationen in %1 zurückgenommen. Die Migrationstabelle hat keine davon mehr.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::MigrationPanel</name>
    <message>
        <source>&amp;No revert script</source>
        <translation>&amp;Ohne Rücknahmeskript</translation>
    </message>
    <message>
        <source>Filter by name, object or state…</source>
        <translation>Nach Name, Objekt oder Stand filtern…</translation>
    </message>
    <message>
        <source>Filter the migrations</source>
        <translation>Migrationen filtern</translation>
    </message>
    <message>
        <source>Only migrations with warnings or errors</source>
        <translation>Nur Migrationen mit Warnungen oder Fehlern</translation>
    </message>
    <message>
        <source>Only migrations without a revert script</source>
        <translation>Nur Migrationen ohne Rücknahmeskript</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>The migrations of this folder could not be read.</source>
        <translation>Die Migrationen dieses Ordners konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This folder has no migrations yet.</source>
        <translation>Dieser Ordner hat noch keine Migrationen.</translation>
    </message>
    <message>
        <source>Reading the migrations …</source>
        <translation>Die Migrationen werden gelesen …</translation>
    </message>
    <message>
        <source>Risk&amp;y</source>
        <translation>Ri&amp;skant</translation>
    </message>
</context>
<context>
    <name>lockstep::MigrationTreeModel</name>
    <message>
        <source>Needs attention</source>
        <translation>Braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>group of migrations</comment>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Applied</source>
        <comment>group of migrations</comment>
        <translation>Angewendet</translation>
    </message>
    <message>
        <source>State unknown</source>
        <translation>Stand unbekannt</translation>
    </message>
    <message>
        <source>Strays</source>
        <translation>Streuner</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>present</source>
        <comment>revert script</comment>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>none</source>
        <comment>revert script</comment>
        <translation>keines</translation>
    </message>
    <message>
        <source>%1, never run: %2</source>
        <comment>file, reason</comment>
        <translation>%1, läuft nie: %2</translation>
    </message>
    <message>
        <source>no revert script</source>
        <translation>kein Rücknahmeskript</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>state of a migration</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Applied</source>
        <comment>state of a migration</comment>
        <translation>Angewendet</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>state of a migration</comment>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state of a migration</comment>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Changed since</source>
        <comment>state of a migration</comment>
        <translation>Seither geändert</translation>
    </message>
    <message>
        <source>File missing</source>
        <comment>state of a migration</comment>
        <translation>Datei fehlt</translation>
    </message>
    <message>
        <source>Out of order</source>
        <comment>state of a migration</comment>
        <translation>Außer der Reihe</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <comment>state of a migration</comment>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Baseline</source>
        <comment>state of a migration</comment>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Revert</source>
        <comment>column: is there a revert script</comment>
        <translation>Rücknahme</translation>
    </message>
    <message>
        <source>Applied at</source>
        <translation>Angewendet am</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Declared schema</source>
        <translation>Deklariertes Schema</translation>
    </message>
    <message>
        <source>%1, which declares the schema: %2</source>
        <comment>file, findings</comment>
        <translation>%1, deklariert das Schema: %2</translation>
    </message>
</context>
<context>
    <name>lockstep::NewMigrationDialog</name>
    <message>
        <source>Begin with the &amp;checklist of expand, migrate, contract</source>
        <translation>Mit der &amp;Checkliste für Expand, Migrate, Contract beginnen</translation>
    </message>
    <message>
        <source>New migration</source>
        <translation>Neue Migration</translation>
    </message>
    <message>
        <source>add note to orders</source>
        <translation>notiz an bestellungen</translation>
    </message>
    <message>
        <source>For a change that old and new versions of the application both live through</source>
        <translation>Für eine Änderung, die alte und neue Versionen der Anwendung gemeinsam überstehen</translation>
    </message>
    <message>
        <source>What does it &amp;do? A few words become the name of its file.</source>
        <translation>Was &amp;tut sie? Wenige Wörter werden zum Namen ihrer Datei.</translation>
    </message>
    <message>
        <source>C&amp;reate</source>
        <translation>An&amp;legen</translation>
    </message>
    <message>
        <source>%1 gets an entry</source>
        <translation>%1 bekommt einen Eintrag</translation>
    </message>
    <message>
        <source>%1 is written</source>
        <translation>%1 wird geschrieben</translation>
    </message>
</context>
<context>
    <name>lockstep::PlanModel</name>
    <message>
        <source>Whole, or not at all</source>
        <translation>Ganz oder gar nicht</translation>
    </message>
    <message>
        <source>Statement by statement</source>
        <translation>Anweisung für Anweisung</translation>
    </message>
    <message>
        <source>None</source>
        <comment>revert script</comment>
        <translation>Keines</translation>
    </message>
    <message>
        <source>None found</source>
        <comment>risk</comment>
        <translation>Keines gefunden</translation>
    </message>
    <message>
        <source>Note</source>
        <comment>risk</comment>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>risk</comment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Destroys or blocks</source>
        <comment>risk</comment>
        <translation>Zerstört oder blockiert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>column: value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Takes effect</source>
        <translation>Wirkt</translation>
    </message>
    <message>
        <source>Revert script</source>
        <translation>Rücknahmeskript</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
</context>
<context>
    <name>lockstep::PlanPage</name>
    <message>
        <source>Facts of the plan</source>
        <translation>Angaben zum Plan</translation>
    </message>
    <message>
        <source>Migrations in order of execution</source>
        <translation>Migrationen in der Reihenfolge ihrer Ausführung</translation>
    </message>
    <message>
        <source>The plan cannot be deployed as it is. Nothing was changed.</source>
        <translation>Der Plan kann so nicht ausgerollt werden. Nichts wurde geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s), in this order, and nothing else.</source>
        <translation>
            <numerusform>%n Migration und nichts sonst.</numerusform>
            <numerusform>%n Migrationen, in dieser Reihenfolge, und nichts sonst.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Check the plan</source>
        <translation>Plan &amp;prüfen</translation>
    </message>
</context>
<context>
    <name>lockstep::PlaybookPanel</name>
    <message>
        <source>The statement that failed</source>
        <translation>Die Anweisung, die fehlschlug</translation>
    </message>
    <message>
        <source>The database now</source>
        <translation>Die Datenbank jetzt</translation>
    </message>
    <message>
        <source>Before anything else</source>
        <translation>Vor allem anderen</translation>
    </message>
    <message>
        <source>Ways on</source>
        <translation>Wie es weitergehen kann</translation>
    </message>
    <message>
        <source>What failed: %1, line %2</source>
        <comment>migration, line</comment>
        <translation>Was fehlschlug: %1, Zeile %2</translation>
    </message>
    <message>
        <source>Run it a&amp;gain</source>
        <translation>Erneut a&amp;usführen</translation>
    </message>
    <message>
        <source>End th&amp;is run and revert…</source>
        <translation>Lauf been&amp;den und zurücknehmen…</translation>
    </message>
    <message>
        <source>Rest&amp;ore beside it…</source>
        <translation>Daneben wiederhers&amp;tellen…</translation>
    </message>
    <message>
        <source>&amp;Mark it in the ledger…</source>
        <translation>In der &amp;Migrationstabelle kennzeichnen…</translation>
    </message>
    <message>
        <source>Drop the inde&amp;x…</source>
        <translation>Inde&amp;x löschen…</translation>
    </message>
    <message>
        <source>&amp;Put rows back…</source>
        <translation>Zeilen zurückb&amp;ringen…</translation>
    </message>
</context>
<context>
    <name>lockstep::PreflightPage</name>
    <message>
        <source>Checks before the deploy</source>
        <translation>Prüfungen vor dem Deployment</translation>
    </message>
    <message>
        <source>&amp;Run the checks again</source>
        <translation>Erneut &amp;prüfen</translation>
    </message>
    <message>
        <source>&amp;Run the checks</source>
        <translation>&amp;Prüfungen ausführen</translation>
    </message>
    <message>
        <source>The checks did not come to an end. They change nothing.</source>
        <translation>Die Prüfungen kamen nicht zum Ende. Sie ändern nichts.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and changed nothing. %n of them stop(s) the deploy.</source>
        <comment>27 checks ran in 0.8 s</comment>
        <translation>
            <numerusform>%1 und änderten nichts. %n davon hält das Deployment auf.</numerusform>
            <numerusform>%1 und änderten nichts. %n davon halten das Deployment auf.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and changed nothing. %n need(s) your eyes; nothing stops the deploy.</source>
        <comment>27 checks ran in 0.8 s</comment>
        <translation>
            <numerusform>%1 und änderten nichts. %n ist anzusehen; nichts hält das Deployment auf.</numerusform>
            <numerusform>%1 und änderten nichts. %n sind anzusehen; nichts hält das Deployment auf.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and changed nothing. Nothing stops the deploy.</source>
        <comment>27 checks ran in 0.8 s</comment>
        <translation>%1 und änderten nichts. Nichts hält das Deployment auf.</translation>
    </message>
</context>
<context>
    <name>lockstep::ProgressPanel</name>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>Opening the run…</source>
        <translation>Der Lauf wird geöffnet…</translation>
    </message>
    <message>
        <source>Writing the confirmation to the journal…</source>
        <translation>Die Bestätigung wird ins Journal geschrieben…</translation>
    </message>
    <message>
        <source>Closing the run…</source>
        <translation>Der Lauf wird geschlossen…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>In Arbeit…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Ab&amp;brechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel what is running</source>
        <translation>Abbrechen, was läuft</translation>
    </message>
</context>
<context>
    <name>lockstep::RecordPage</name>
    <message>
        <source>Files of the record</source>
        <translation>Dateien des Protokolls</translation>
    </message>
    <message>
        <source>The record</source>
        <translation>Das Protokoll</translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation>Ordner ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>Als &amp;PDF speichern…</translation>
    </message>
    <message>
        <source>The run is closed; its record could not be written as files. The journal has all of it.</source>
        <translation>Der Lauf ist abgeschlossen; sein Protokoll konnte nicht als Datei geschrieben werden. Das Journal hat alles.</translation>
    </message>
    <message>
        <source>The run is closed and kept in the history. Its record lies here:</source>
        <translation>Der Lauf ist abgeschlossen und steht im Verlauf. Sein Protokoll liegt hier:</translation>
    </message>
    <message>
        <source>No program here opens folders. The files are in %1</source>
        <translation>Kein Programm hier öffnet Ordner. Die Dateien sind in %1</translation>
    </message>
    <message>
        <source>Save the record as PDF</source>
        <translation>Protokoll als PDF speichern</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>&amp;Write the record</source>
        <translation>Protokoll &amp;schreiben</translation>
    </message>
</context>
<context>
    <name>lockstep::RehearsalModel</name>
    <message>
        <source>ran</source>
        <comment>a migration in a rehearsal</comment>
        <translation>gelaufen</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a migration in a rehearsal</comment>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Forward: %1</source>
        <translation>Vorwärts: %1</translation>
    </message>
    <message>
        <source>Revert: %1</source>
        <translation>Rücknahme: %1</translation>
    </message>
    <message>
        <source>Again: %1</source>
        <translation>Erneut: %1</translation>
    </message>
    <message>
        <source>Not as foretold, line %1: %2</source>
        <translation>Nicht wie vorhergesagt, Zeile %1: %2</translation>
    </message>
    <message>
        <source>It may run twice: a second time it changes nothing.</source>
        <translation>Sie darf zweimal laufen: Das zweite Mal ändert nichts.</translation>
    </message>
    <message>
        <source>proven</source>
        <comment>revert script</comment>
        <translation>bewiesen</translation>
    </message>
    <message>
        <source>differs</source>
        <comment>revert script</comment>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>fails</source>
        <comment>revert script</comment>
        <translation>schlägt fehl</translation>
    </message>
    <message>
        <source>none</source>
        <comment>revert script</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1: its columns stand in another order</source>
        <translation>%1: Die Spalten stehen in anderer Reihenfolge</translation>
    </message>
    <message>
        <source>%1: a label is left over</source>
        <translation>%1: Ein Wert davon bleibt übrig</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>%1 is left over</source>
        <translation>%1 bleibt übrig</translation>
    </message>
    <message>
        <source>%1: another comment</source>
        <translation>%1: anderer Kommentar</translation>
    </message>
    <message>
        <source>%1: %2 instead of %3</source>
        <comment>object: its definition now, before</comment>
        <translation>%1: %2 statt %3</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Revert</source>
        <comment>column: what the revert script was shown to do</comment>
        <translation>Rücknahme</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Erneut</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>%1, forward: %2, revert: %3</source>
        <comment>migration, outcomes</comment>
        <translation>%1, vorwärts: %2, Rücknahme: %3</translation>
    </message>
    <message>
        <source>%1: other rows (before %2, after the revert %3)</source>
        <comment>table, numbers</comment>
        <translation>%1: andere Zeilen (vorher %2, nach dem Revert %3)</translation>
    </message>
</context>
<context>
    <name>lockstep::RehearsalState</name>
    <message numerus="yes">
        <source>%1 of %n migration(s) ran</source>
        <translation>
            <numerusform>%1 von %n Migration gelaufen</numerusform>
            <numerusform>%1 von %n Migrationen gelaufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revert(s) proven</source>
        <translation>
            <numerusform>%n Rücknahme bewiesen</numerusform>
            <numerusform>%n Rücknahmen bewiesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revert(s) restore(s) something else</source>
        <translation>
            <numerusform>%n Rücknahme stellt etwas anderes wieder her</numerusform>
            <numerusform>%n Rücknahmen stellen etwas anderes wieder her</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revert(s) fail(s)</source>
        <translation>
            <numerusform>%n Rücknahme schlägt fehl</numerusform>
            <numerusform>%n Rücknahmen schlagen fehl</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a revert script</source>
        <translation>
            <numerusform>%n ohne Rücknahmeskript</numerusform>
            <numerusform>%n ohne Rücknahmeskript</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::RehearsalWindow</name>
    <message>
        <source>The newest backup of the target, restored</source>
        <translation>Die neueste Sicherung des Ziels, wiederhergestellt</translation>
    </message>
    <message>
        <source>The target&apos;s schema, with made-up rows</source>
        <translation>Das Schema des Ziels, mit erdachten Zeilen</translation>
    </message>
    <message>
        <source>The migrations alone; the target is not asked</source>
        <translation>Die Migrationen allein; das Ziel wird nicht gefragt</translation>
    </message>
    <message>
        <source>&amp;Rehearse</source>
        <translation>&amp;Proben</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>Rehearse</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>Rehearse what is pending</source>
        <translation>Das Ausstehende proben</translation>
    </message>
    <message>
        <source>Each migration is applied, taken back and applied again on a copy in the private PostgreSQL. Nothing is written to the target.</source>
        <translation>Jede Migration wird an einer Kopie im privaten PostgreSQL angewendet, zurückgenommen und erneut angewendet. Auf dem Ziel wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>What the copy is made from</source>
        <translation>Woraus die Kopie entsteht</translation>
    </message>
    <message>
        <source>Copy &amp;from</source>
        <translation>Kopie &amp;aus</translation>
    </message>
    <message>
        <source>How far the rehearsal is</source>
        <translation>Wie weit die Probe ist</translation>
    </message>
    <message>
        <source>The rehearsed migrations</source>
        <translation>Die geprobten Migrationen</translation>
    </message>
    <message>
        <source>What the statements locked and did</source>
        <translation>Was die Anweisungen gesperrt und getan haben</translation>
    </message>
    <message>
        <source>&amp;Statements</source>
        <translation>An&amp;weisungen</translation>
    </message>
    <message>
        <source>Locks &amp;over time</source>
        <translation>Sperren im &amp;Zeitverlauf</translation>
    </message>
    <message>
        <source>&amp;Unlike the target</source>
        <translation>&amp;Unterschiede zum Ziel</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Nothing is pending: there is nothing to rehearse.</source>
        <translation>Nichts steht aus: Es gibt nichts zu proben.</translation>
    </message>
    <message>
        <source>The copy is like the target in all that matters here.</source>
        <translation>Die Kopie gleicht dem Ziel in allem, was hier zählt.</translation>
    </message>
</context>
<context>
    <name>lockstep::ReleasePage</name>
    <message>
        <source>Facts of the release</source>
        <translation>Angaben zur Auslieferung</translation>
    </message>
    <message>
        <source>What the release prints</source>
        <translation>Was die Auslieferung ausgibt</translation>
    </message>
    <message>
        <source>It is &amp;released</source>
        <translation>Ist ausge&amp;liefert</translation>
    </message>
    <message>
        <source>&amp;Release again</source>
        <translation>Erneut aus&amp;liefern</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>Aus&amp;liefern</translation>
    </message>
    <message>
        <source>Released by hand, as confirmed.</source>
        <translation>Von Hand ausgeliefert, wie bestätigt.</translation>
    </message>
    <message>
        <source>Released in %1.</source>
        <translation>In %1 ausgeliefert.</translation>
    </message>
    <message>
        <source>Nothing was released: the project configures no release for this target.</source>
        <translation>Nichts wurde ausgeliefert: Das Projekt richtet für dieses Ziel keine Auslieferung ein.</translation>
    </message>
    <message>
        <source>The release was cancelled. The migrations are applied; what it had done until then is not undone.</source>
        <translation>Die Auslieferung wurde abgebrochen. Die Migrationen sind angewendet; was sie bis dahin getan hatte, ist nicht zurückgenommen.</translation>
    </message>
    <message>
        <source>The release failed. The migrations are applied; what it had done until then is not undone.</source>
        <translation>Die Auslieferung schlug fehl. Die Migrationen sind angewendet; was sie bis dahin getan hatte, ist nicht zurückgenommen.</translation>
    </message>
</context>
<context>
    <name>lockstep::ReportDialog</name>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Migration review: reversibility, data, order, safety nets</source>
        <translation>Begutachtung der Migrationen: Rücknehmbarkeit, Daten, Reihenfolge, Sicherheitsnetze</translation>
    </message>
    <message>
        <source>Hygiene: names, duplicates, linearity, drift, rollbacks</source>
        <translation>Ordnung: Namen, Doppeltes, Linearität, Drift, Rücknahmen</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>With the ledger and the schema of %1.</source>
        <translation>Mit der Migrationstabelle und dem Schema von %1.</translation>
    </message>
    <message>
        <source>From the files alone, since no target answers.</source>
        <translation>Nur aus den Dateien, da kein Ziel antwortet.</translation>
    </message>
    <message>
        <source>&amp;Report:</source>
        <translation>&amp;Bericht:</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>F&amp;ormat:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>Datei&amp;name:</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>Choose where the report is written</source>
        <translation>Wählen, wohin der Bericht geschrieben wird</translation>
    </message>
    <message>
        <source>&amp;Open it</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>Sch&amp;reiben</translation>
    </message>
    <message>
        <source>&amp;Write over it</source>
        <translation>Übersch&amp;reiben</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>Den Bericht schreiben</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
</context>
<context>
    <name>lockstep::RestoreDialog</name>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>when · database · size</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source> · restored and compared</source>
        <comment>of a backup</comment>
        <translation> · wiederhergestellt und verglichen</translation>
    </message>
    <message>
        <source>Restore a backup beside %1</source>
        <comment>a database</comment>
        <translation>Eine Sicherung neben %1 wiederherstellen</translation>
    </message>
    <message>
        <source>Exactly what is run</source>
        <translation>Was genau ausgeführt wird</translation>
    </message>
    <message>
        <source>Backup and target, compared</source>
        <translation>Sicherung und Ziel im Vergleich</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>&amp;Backup</source>
        <translation>&amp;Sicherung</translation>
    </message>
    <message>
        <source>&amp;Other file…</source>
        <translation>&amp;Andere Datei…</translation>
    </message>
    <message>
        <source>A backup&apos;s facts (.json) or its file</source>
        <translation>Angaben zu einer Sicherung (.json) oder ihre Datei</translation>
    </message>
    <message>
        <source>Swapped. What was %1 is %2 now. The way back stands below.</source>
        <translation>Getauscht. Was %1 war, ist jetzt %2. Der Weg zurück steht unten.</translation>
    </message>
    <message>
        <source>Reading the backup and checking its hashes …</source>
        <translation>Die Sicherung wird gelesen und ihre Prüfsummen werden geprüft …</translation>
    </message>
    <message>
        <source>&amp;Swap the databases</source>
        <translation>Datenbanken &amp;tauschen</translation>
    </message>
    <message>
        <source>&amp;Restore into a new database</source>
        <translation>In einer &amp;neuen Datenbank wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Ab&amp;brechen</translation>
    </message>
    <message>
        <source>Choose the backup. It is restored into a new database; the target is only read.</source>
        <translation>Die Sicherung wählen. Sie wird in einer neuen Datenbank wiederhergestellt; das Ziel wird nur gelesen.</translation>
    </message>
    <message>
        <source>There is no backup in the folder. Choose another file.</source>
        <translation>Im Ordner ist keine Sicherung. Eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>The backup is as it was written: every hash agrees. It becomes the new database %1.</source>
        <translation>Die Sicherung ist, wie sie geschrieben wurde: Jede Prüfsumme stimmt. Sie wird zur neuen Datenbank %1.</translation>
    </message>
    <message>
        <source>Restored into %1 in %2.</source>
        <translation>Wiederhergestellt in %1, Dauer %2.</translation>
    </message>
    <message numerus="yes">
        <source>Backup and target are equal: every object, and %n table(s).</source>
        <translation>
            <numerusform>Sicherung und Ziel sind gleich: jedes Objekt und %n Tabelle.</numerusform>
            <numerusform>Sicherung und Ziel sind gleich: jedes Objekt und %n Tabellen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) not alike</source>
        <translation>
            <numerusform>%n ungleiches Objekt</numerusform>
            <numerusform>%n ungleiche Objekte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) with other rows.</source>
        <translation>
            <numerusform>%n Tabelle mit anderen Zeilen.</numerusform>
            <numerusform>%n Tabellen mit anderen Zeilen.</numerusform>
        </translation>
    </message>
    <message>
        <source>For it to take the target&apos;s place, these statements run; or leave both as they are.</source>
        <translation>Damit sie an die Stelle des Ziels tritt, laufen diese Anweisungen; oder beide lassen, wie sie sind.</translation>
    </message>
</context>
<context>
    <name>lockstep::RuleDialog</name>
    <message>
        <source>Holds for PostgreSQL %1 to %2.</source>
        <translation>Gilt für PostgreSQL %1 bis %2.</translation>
    </message>
    <message>
        <source>Holds since PostgreSQL %1.</source>
        <translation>Gilt seit PostgreSQL %1.</translation>
    </message>
    <message>
        <source>Holds up to PostgreSQL %1.</source>
        <translation>Gilt bis PostgreSQL %1.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>severity, rule</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Safer</source>
        <translation>Sicherer</translation>
    </message>
    <message>
        <source>Fires on</source>
        <translation>Spricht bei</translation>
    </message>
    <message>
        <source>Is silent on</source>
        <translation>Schweigt bei</translation>
    </message>
    <message>
        <source>To allow it at one statement, write above it:</source>
        <translation>Um es bei einer Anweisung zu erlauben, darüber schreiben:</translation>
    </message>
    <message>
        <source>Rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>What the rule says</source>
        <translation>Was die Regel sagt</translation>
    </message>
</context>
<context>
    <name>lockstep::RunDetailModel</name>
    <message>
        <source>%1: %2</source>
        <comment>label and value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <comment>migration, line, start of the statement</comment>
        <translation>%1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Confirmed: %1</source>
        <translation>Bestätigt: %1</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>Took</source>
        <comment>column: how long it took</comment>
        <translation>Dauer</translation>
    </message>
</context>
<context>
    <name>lockstep::RunEventModel</name>
    <message>
        <source>Event %1, hash %2
%3</source>
        <translation>Ereignis %1, Prüfsumme %2
%3</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>lockstep::RunModel</name>
    <message numerus="yes">
        <source>%1, %n migration(s) to %2 by %3: %4</source>
        <comment>when, target, person, outcome</comment>
        <translation>
            <numerusform>%1, %n Migration auf %2 von %3: %4</numerusform>
            <numerusform>%1, %n Migrationen auf %2 von %3: %4</numerusform>
        </translation>
    </message>
    <message>
        <source>Running</source>
        <comment>a run&apos;s outcome</comment>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <comment>a run&apos;s outcome</comment>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>a run&apos;s outcome</comment>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>a run&apos;s outcome</comment>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Failed, undone</source>
        <comment>a run&apos;s outcome</comment>
        <translation>Fehlgeschlagen, zurückgenommen</translation>
    </message>
    <message>
        <source>Failed, left effects</source>
        <comment>a run&apos;s outcome</comment>
        <translation>Fehlgeschlagen, mit Wirkung</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>a run&apos;s outcome</comment>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <comment>a run&apos;s outcome</comment>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Took</source>
        <comment>column: how long a run took</comment>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>It was applying migrations then; only the database can say what took effect.</source>
        <translation>Gerade wurden Migrationen angewendet; nur die Datenbank kann sagen, was gewirkt hat.</translation>
    </message>
    <message>
        <source>%1, %2 on %3 by %4: %5</source>
        <comment>when, what, target, person, outcome</comment>
        <translation>%1, %2 auf %3 von %4: %5</translation>
    </message>
    <message>
        <source>Deploy</source>
        <comment>what a run was</comment>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>Baseline</source>
        <comment>what a run was</comment>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>Resolve</source>
        <comment>what a run was</comment>
        <translation>Kennzeichnung</translation>
    </message>
    <message>
        <source>The ledger is being changed; no migration runs.</source>
        <translation>Die Migrationstabelle wird gerade geändert; keine Migration läuft.</translation>
    </message>
    <message>
        <source>Only the ledger was changed; no migration ran.</source>
        <translation>Nur die Migrationstabelle wurde geändert; keine Migration lief.</translation>
    </message>
    <message>
        <source>Whether the ledger was changed is not known; no migration ran.</source>
        <translation>Ob die Migrationstabelle geändert wurde, ist nicht bekannt; keine Migration lief.</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Deed</source>
        <comment>column: a deploy, or a change of the ledger alone</comment>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Revert</source>
        <comment>what a run was</comment>
        <translation>Rücknahme</translation>
    </message>
    <message>
        <source>Restore</source>
        <comment>what a run was</comment>
        <translation>Wiederherstellung</translation>
    </message>
    <message>
        <source>Swap</source>
        <comment>what a run was</comment>
        <translation>Tausch</translation>
    </message>
    <message>
        <source>It is being done.</source>
        <translation>Es wird gerade getan.</translation>
    </message>
    <message>
        <source>Nothing of it remains.</source>
        <translation>Nichts davon bleibt.</translation>
    </message>
    <message>
        <source>Two databases have changed names.</source>
        <translation>Zwei Datenbanken haben ihre Namen getauscht.</translation>
    </message>
    <message>
        <source>A backup was restored.</source>
        <translation>Eine Sicherung wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>Index dropped</source>
        <comment>what a run was</comment>
        <translation>Index gelöscht</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <comment>what a run was</comment>
        <translation>Erfassung</translation>
    </message>
</context>
<context>
    <name>lockstep::RunView</name>
    <message numerus="yes">
        <source>%n migration(s) to %1</source>
        <comment>%1: database on host</comment>
        <translation>
            <numerusform>%n Migration auf %1</numerusform>
            <numerusform>%n Migrationen auf %1</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; · %2 · %3, %4&lt;br&gt;%5</source>
        <comment>outcome · what · person, when; what it did to the database</comment>
        <translation>&lt;b&gt;%1&lt;/b&gt; · %2 · %3, %4&lt;br&gt;%5</translation>
    </message>
    <message>
        <source>Record of the run</source>
        <translation>Protokoll des Laufs</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>&amp;Schritte</translation>
    </message>
    <message>
        <source>&amp;Events</source>
        <translation>&amp;Ereignisse</translation>
    </message>
    <message>
        <source>Re&amp;cord</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>&amp;Resume…</source>
        <translation>&amp;Fortsetzen…</translation>
    </message>
    <message>
        <source>A&amp;bandon</source>
        <translation>Auf&amp;geben</translation>
    </message>
    <message>
        <source>Changes nothing in the database and keeps the record; the run cannot be resumed then.</source>
        <translation>Ändert nichts in der Datenbank und behält das Protokoll; fortsetzen lässt sich der Lauf dann nicht mehr.</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>Steps and what they left</source>
        <translation>Schritte und was sie hinterließen</translation>
    </message>
    <message>
        <source>All that is known of the chosen line</source>
        <translation>Alles, was über die gewählte Zeile bekannt ist</translation>
    </message>
    <message>
        <source>Events in the journal</source>
        <translation>Ereignisse im Journal</translation>
    </message>
    <message>
        <source>Markdown (*.md);;Web page (*.html);;PDF (*.pdf);;JSON (*.json)</source>
        <translation>Markdown (*.md);;Webseite (*.html);;PDF (*.pdf);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Export the record</source>
        <translation>Protokoll exportieren</translation>
    </message>
    <message>
        <source>The record is in %1.</source>
        <translation>Das Protokoll liegt in %1.</translation>
    </message>
    <message>
        <source>Views of the run</source>
        <translation>Ansichten des Laufs</translation>
    </message>
    <message>
        <source>Choose a line to read all that is known of it.</source>
        <translation>Eine Zeile wählen, um alles zu lesen, was über sie bekannt ist.</translation>
    </message>
    <message>
        <source>%1 of %2 on %3</source>
        <comment>revert, resolve or baseline · migrations · database on host</comment>
        <translation>%1 von %2 auf %3</translation>
    </message>
</context>
<context>
    <name>lockstep::ScriptEditor</name>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Go to a statement</source>
        <translation>Zu einer Anweisung gehen</translation>
    </message>
    <message>
        <source>This file changed on disk while you edited it.</source>
        <translation>Diese Datei wurde auf der Platte geändert, während sie hier bearbeitet wurde.</translation>
    </message>
    <message>
        <source>Your unsaved text is lost</source>
        <translation>Der ungespeicherte Text geht verloren</translation>
    </message>
    <message>
        <source>Saving then replaces what is on disk</source>
        <translation>Speichern ersetzt dann, was auf der Platte steht</translation>
    </message>
    <message>
        <source>Go to line</source>
        <translation>Gehe zu Zeile</translation>
    </message>
    <message>
        <source>&amp;Line:</source>
        <translation>&amp;Zeile:</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>E&amp;infügen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>A&amp;lles auswählen</translation>
    </message>
    <message>
        <source>Nothing was found here.</source>
        <translation>Hier wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>L&amp;oad from disk</source>
        <translation>&amp;Von der Platte laden</translation>
    </message>
    <message>
        <source>Keep my te&amp;xt</source>
        <translation>Eigenen Te&amp;xt behalten</translation>
    </message>
</context>
<context>
    <name>lockstep::ScriptPanel</name>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Rücknahme</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>Wirkungen</translation>
    </message>
    <message>
        <source>Views of the migration</source>
        <translation>Ansichten der Migration</translation>
    </message>
    <message>
        <source>Write the text to its file (Ctrl+S)</source>
        <translation>Den Text in seine Datei schreiben (Strg+S)</translation>
    </message>
    <message>
        <source>This migration has no revert script. If it goes wrong, the backup is the only way back.</source>
        <translation>Diese Migration hat kein Rücknahmeskript. Geht etwas schief, ist die Sicherung der einzige Weg zurück.</translation>
    </message>
    <message>
        <source>Choose a migration on the left to read its script.</source>
        <translation>Links eine Migration wählen, um ihr Skript zu lesen.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing found. %n finding(s) were allowed by comments in the script.</source>
        <translation>
            <numerusform>Nichts gefunden. %n Befund wurde durch einen Kommentar im Skript erlaubt.</numerusform>
            <numerusform>Nichts gefunden. %n Befunde wurden durch Kommentare im Skript erlaubt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found: this script destroys nothing and blocks nobody for long.</source>
        <translation>Nichts gefunden: Dieses Skript zerstört nichts und blockiert niemanden lange.</translation>
    </message>
    <message>
        <source>%1  (edited)</source>
        <comment>file</comment>
        <translation>%1  (bearbeitet)</translation>
    </message>
    <message>
        <source>No revert script</source>
        <translation>Kein Rücknahmeskript</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>%1 holds both directions: its revert belongs into the same file.</source>
        <translation>%1 enthält beide Richtungen: Die Rücknahme gehört in dieselbe Datei.</translation>
    </message>
    <message>
        <source>lockstep new --revert-of %1 --dry-run prints it.</source>
        <translation>lockstep new --revert-of %1 --dry-run gibt sie aus.</translation>
    </message>
    <message>
        <source>&amp;Write a revert script</source>
        <translation>&amp;Rücknahmeskript schreiben</translation>
    </message>
    <message>
        <source>From the schema that the migrations before this one leave. Nothing is saved yet.</source>
        <translation>Aus dem Schema, das die Migrationen vor dieser hinterlassen. Noch ist nichts gespeichert.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>Spei&amp;chern</translation>
    </message>
</context>
<context>
    <name>lockstep::SmokePage</name>
    <message>
        <source>Smoke tests</source>
        <translation>Smoke-Tests</translation>
    </message>
    <message>
        <source>What the tests print</source>
        <translation>Was die Tests ausgeben</translation>
    </message>
    <message>
        <source>&amp;Test again</source>
        <translation>Erneut te&amp;sten</translation>
    </message>
    <message>
        <source>&amp;Run the smoke tests</source>
        <translation>&amp;Smoke-Tests ausführen</translation>
    </message>
    <message>
        <source>No smoke test was made: the project configures none for this target.</source>
        <translation>Kein Smoke-Test wurde gemacht: Das Projekt richtet für dieses Ziel keinen ein.</translation>
    </message>
    <message>
        <source>The smoke tests did not come to an end.</source>
        <translation>Die Smoke-Tests kamen zu keinem Ende.</translation>
    </message>
    <message numerus="yes">
        <source>%1. %n of them failed.</source>
        <comment>27 checks ran in 0.8 s</comment>
        <translation>
            <numerusform>%1. %n davon schlug fehl.</numerusform>
            <numerusform>%1. %n davon schlugen fehl.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and passed.</source>
        <comment>27 checks ran in 0.8 s</comment>
        <translation>%1: bestanden.</translation>
    </message>
</context>
<context>
    <name>lockstep::SqlEditor</name>
    <message>
        <source>SQL text</source>
        <translation>SQL-Text</translation>
    </message>
</context>
<context>
    <name>lockstep::StartPage</name>
    <message>
        <source>PostgreSQL schema migrations, one confirmed step at a time.</source>
        <translation>PostgreSQL-Schemamigrationen, Schritt für Schritt bestätigt.</translation>
    </message>
    <message>
        <source>&amp;Open a folder…</source>
        <translation>Ordner ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Try it on the sample project</source>
        <translation>Am Beispielpro&amp;jekt ausprobieren</translation>
    </message>
    <message>
        <source>Progress of preparing the sample project</source>
        <translation>Fortschritt beim Vorbereiten des Beispielprojekts</translation>
    </message>
    <message>
        <source>&amp;Recent projects</source>
        <translation>&amp;Zuletzt geöffnete Projekte</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt geöffnete Projekte</translation>
    </message>
    <message>
        <source>Enter opens a project, Delete takes it off the list.</source>
        <translation>Die Eingabetaste öffnet ein Projekt, Entf nimmt es von der Liste.</translation>
    </message>
    <message>
        <source>not there now</source>
        <translation>zurzeit nicht vorhanden</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>%1 in %2, not there now</source>
        <translation>%1 in %2, zurzeit nicht vorhanden</translation>
    </message>
    <message>
        <source>The sample is a small shop with migrations to deploy. It runs on a private PostgreSQL that only you can reach and needs nothing else.</source>
        <translation>Das Beispiel ist ein kleiner Laden mit ausstehenden Migrationen. Es läuft auf einem privaten PostgreSQL, das sonst niemand erreicht, und braucht nichts weiter.</translation>
    </message>
    <message>
        <source>The sample could not be prepared.
%1</source>
        <translation>Das Beispiel konnte nicht vorbereitet werden.
%1</translation>
    </message>
    <message>
        <source>Open a project&apos;s folder</source>
        <translation>Den Ordner eines Projekts öffnen</translation>
    </message>
    <message>
        <source>Preparing the sample project …</source>
        <translation>Das Beispielprojekt wird vorbereitet …</translation>
    </message>
</context>
<context>
    <name>lockstep::StatementModel</name>
    <message>
        <source>%1: %2, statement %3: %4</source>
        <comment>state: migration, statement number: SQL</comment>
        <translation>%1: %2, Anweisung %3: %4</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Known by this: %1</source>
        <comment>evidence</comment>
        <translation>Daher bekannt: %1</translation>
    </message>
</context>
<context>
    <name>lockstep::StepList</name>
    <message>
        <source>Steps of the deploy</source>
        <translation>Schritte des Deployments</translation>
    </message>
</context>
<context>
    <name>lockstep::StepModel</name>
    <message>
        <source>Step %1 of %2, %3: %4</source>
        <comment>number, number, title, outcome</comment>
        <translation>Schritt %1 von %2, %3: %4</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
</context>
<context>
    <name>lockstep::StepPage</name>
    <message>
        <source>Exactly what will run</source>
        <translation>Genau das wird ausgeführt</translation>
    </message>
    <message>
        <source>Hide the &amp;details</source>
        <translation>&amp;Einzelheiten verbergen</translation>
    </message>
    <message>
        <source>Show the &amp;details</source>
        <translation>&amp;Einzelheiten zeigen</translation>
    </message>
</context>
<context>
    <name>lockstep::TargetBar</name>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Choose a target</source>
        <translation>Ziel wählen</translation>
    </message>
    <message>
        <source>Other target…</source>
        <translation>Anderes Ziel…</translation>
    </message>
    <message numerus="yes">
        <source>Deploy %n pending migration(s)</source>
        <translation>
            <numerusform>%n ausstehende Migration ausrollen</numerusform>
            <numerusform>%n ausstehende Migrationen ausrollen</numerusform>
        </translation>
    </message>
    <message>
        <source>Deploy</source>
        <translation>Ausrollen</translation>
    </message>
    <message numerus="yes">
        <source>Deploy %n…</source>
        <comment>number of pending migrations</comment>
        <translation>
            <numerusform>%n ausrollen…</numerusform>
            <numerusform>%n ausrollen…</numerusform>
        </translation>
    </message>
    <message>
        <source>Deploy…</source>
        <translation>Ausrollen…</translation>
    </message>
</context>
<context>
    <name>lockstep::TargetDialog</name>
    <message>
        <source>Connected to PostgreSQL %1, database %2 as %3; %4.</source>
        <translation>Verbunden mit PostgreSQL %1, Datenbank %2 als %3; %4.</translation>
    </message>
    <message>
        <source>a standby, which cannot be migrated</source>
        <translation>ein Standby, der nicht migriert werden kann</translation>
    </message>
    <message>
        <source>a primary</source>
        <translation>ein Primärserver</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) pending there.</source>
        <translation>
            <numerusform>%n Migration steht dort aus.</numerusform>
            <numerusform>%n Migrationen stehen dort aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>No migration was recorded there yet.</source>
        <translation>Dort ist noch keine Migration vermerkt.</translation>
    </message>
    <message>
        <source>Choose a target</source>
        <translation>Ziel wählen</translation>
    </message>
    <message>
        <source>Which server and database do you want to work on? Choosing changes nothing there.</source>
        <translation>Mit welchem Server und welcher Datenbank soll gearbeitet werden? Die Wahl ändert dort nichts.</translation>
    </message>
    <message>
        <source>&amp;Use this target</source>
        <translation>Dieses Ziel &amp;verwenden</translation>
    </message>
    <message>
        <source>&amp;Test the connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Another server</source>
        <translation>Anderer Server</translation>
    </message>
    <message>
        <source>an address typed here, for this session only</source>
        <translation>eine hier eingegebene Adresse, nur für diese Sitzung</translation>
    </message>
    <message>
        <source>What the project says</source>
        <translation>Was das Projekt sagt</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, aus %2</translation>
    </message>
    <message>
        <source>the private PostgreSQL</source>
        <translation>das private PostgreSQL</translation>
    </message>
    <message>
        <source>%1, protected: changes want the database&apos;s name typed</source>
        <translation>%1, geschützt: Änderungen verlangen, den Namen der Datenbank einzutippen</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>the private PostgreSQL on this computer; nobody else can reach it</source>
        <translation>das private PostgreSQL auf diesem Rechner; sonst erreicht es niemand</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a target and what it is</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>empty: from the password file or the service file</source>
        <translation>leer: aus der Passwortdatei oder der Servicedatei</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Giving the connection up …</source>
        <translation>Die Verbindung wird aufgegeben …</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>Verbindung wird aufgebaut …</translation>
    </message>
</context>
<context>
    <name>lockstep::TraceChart</name>
    <message>
        <source>%1: %2 for %3</source>
        <comment>relation: whom it blocks for how long</comment>
        <translation>%1: %2, %3 lang</translation>
    </message>
    <message>
        <source>Locks over time</source>
        <translation>Sperren im Zeitverlauf</translation>
    </message>
    <message>
        <source>Line %1, %2: %3 (%4) for %5</source>
        <comment>statement&apos;s line, relation, whom it blocks, lock mode, time</comment>
        <translation>Zeile %1, %2: %3 (%4), %5 lang</translation>
    </message>
</context>
<context>
    <name>lockstep::TraceModel</name>
    <message>
        <source>written anew</source>
        <comment>a relation</comment>
        <translation>neu geschrieben</translation>
    </message>
    <message>
        <source>read whole</source>
        <comment>a relation</comment>
        <translation>ganz gelesen</translation>
    </message>
    <message>
        <source>built</source>
        <comment>a relation</comment>
        <translation>gebaut</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of WAL</source>
        <comment>size</comment>
        <translation>%1 WAL</translation>
    </message>
    <message>
        <source>%1 of temporary files</source>
        <comment>size</comment>
        <translation>%1 temporäre Dateien</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>whom the lock blocks (lock mode)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>blocks reads and writes</source>
        <translation>blockiert Lesen und Schreiben</translation>
    </message>
    <message>
        <source>blocks writes</source>
        <translation>blockiert Schreiben</translation>
    </message>
    <message>
        <source>blocks schema changes</source>
        <translation>blockiert Schemaänderungen</translation>
    </message>
    <message>
        <source>blocks nobody</source>
        <translation>blockiert niemanden</translation>
    </message>
    <message>
        <source>as foretold</source>
        <translation>wie vorhergesagt</translation>
    </message>
    <message>
        <source>not as foretold</source>
        <translation>nicht wie vorhergesagt</translation>
    </message>
    <message>
        <source>not foretold</source>
        <translation>nicht vorhergesagt</translation>
    </message>
    <message>
        <source>cannot be traced</source>
        <translation>nicht zu verfolgen</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>Held for</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>Work</source>
        <comment>what happened to a relation: rewritten, read, built</comment>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Aufwand</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Vorhersage</translation>
    </message>
</context>
<context>
    <name>lockstep::VerifyPage</name>
    <message>
        <source>Checks after the migrations</source>
        <translation>Prüfungen nach den Migrationen</translation>
    </message>
    <message>
        <source>&amp;Verify again</source>
        <translation>Erneut veri&amp;fizieren</translation>
    </message>
    <message>
        <source>&amp;Verify the database</source>
        <translation>Datenbank veri&amp;fizieren</translation>
    </message>
    <message>
        <source>The checks did not come to an end. They change nothing.</source>
        <translation>Die Prüfungen kamen nicht zum Ende. Sie ändern nichts.</translation>
    </message>
    <message numerus="yes">
        <source>%1. %n of them say(s) that the database is not what the history says.</source>
        <comment>27 checks ran in 0.8 s</comment>
        <translation>
            <numerusform>%1. %n davon sagt, dass die Datenbank nicht ist, was der Verlauf besagt.</numerusform>
            <numerusform>%1. %n davon sagen, dass die Datenbank nicht ist, was der Verlauf besagt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. The database is what the history says.</source>
        <comment>27 checks ran in 0.8 s</comment>
        <translation>%1. Die Datenbank ist, was der Verlauf besagt.</translation>
    </message>
</context>
<context>
    <name>lockstep::WaysBack</name>
    <message>
        <source>Put it right in the ledger</source>
        <translation>In der Migrationstabelle in Ordnung bringen</translation>
    </message>
    <message>
        <source>What does the database have of %1 now? The next window shows exactly what is written.</source>
        <translation>Was hat die Datenbank jetzt von %1? Das nächste Fenster zeigt genau, was geschrieben wird.</translation>
    </message>
    <message>
        <source>&amp;All of it</source>
        <translation>&amp;Alles davon</translation>
    </message>
    <message>
        <source>&amp;Nothing of it</source>
        <translation>&amp;Nichts davon</translation>
    </message>
    <message>
        <source>Put rows back</source>
        <translation>Zeilen zurückbringen</translation>
    </message>
    <message>
        <source>Which rows are put back from the copies of their tables? The next window counts them and shows exactly what is written.</source>
        <translation>Welche Zeilen werden aus den Kopien ihrer Tabellen zurückgebracht? Das nächste Fenster zählt sie und zeigt genau, was geschrieben wird.</translation>
    </message>
    <message>
        <source>Those that are &amp;gone</source>
        <translation>&amp;Fehlende</translation>
    </message>
    <message>
        <source>Also those that have &amp;other values now</source>
        <translation>Auch solche mit jetzt &amp;anderen Werten</translation>
    </message>
</context>
</TS>
