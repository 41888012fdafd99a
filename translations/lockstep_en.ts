<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DeployWords</name>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>checks</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation>
            <numerusform>%n migration</numerusform>
            <numerusform>%n migrations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n applied</source>
        <comment>migrations</comment>
        <translation>
            <numerusform>%n applied</numerusform>
            <numerusform>%n applied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n migration(s) applied</source>
        <translation>
            <numerusform>%1 of %n migration applied</numerusform>
            <numerusform>%1 of %n migrations applied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n migration(s) applied.</source>
        <translation>
            <numerusform>All %n migration applied.</numerusform>
            <numerusform>All %n migrations applied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reverted</source>
        <comment>migrations</comment>
        <translation>
            <numerusform>%n reverted</numerusform>
            <numerusform>%n reverted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n migration(s) reverted</source>
        <translation>
            <numerusform>%1 of %n migration reverted</numerusform>
            <numerusform>%1 of %n migrations reverted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n migration(s) reverted.</source>
        <translation>
            <numerusform>The migration is reverted.</numerusform>
            <numerusform>All %n migrations reverted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No migration has run yet; %n table(s) were copied beside themselves.</source>
        <translation>
            <numerusform>No migration has run yet; %n table was copied beside itself.</numerusform>
            <numerusform>No migration has run yet; %n tables were copied beside themselves.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingMenu</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The journal is intact: %n event(s), each in its place.</source>
        <translation>
            <numerusform>The journal is intact: %n event, each in its place.</numerusform>
            <numerusform>The journal is intact: %n events, each in its place.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation>
            <numerusform>%n migration</numerusform>
            <numerusform>%n migrations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) have been running for longer than a minute.</source>
        <translation>
            <numerusform>%n transaction has been running for longer than a minute.</numerusform>
            <numerusform>%n transactions have been running for longer than a minute.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) sit idle in an open transaction.</source>
        <translation>
            <numerusform>%n session sits idle in an open transaction.</numerusform>
            <numerusform>%n sessions sit idle in an open transaction.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lock(s) are held now that the plan would wait for.</source>
        <translation>
            <numerusform>%n lock is held now that the plan would wait for.</numerusform>
            <numerusform>%n locks are held now that the plan would wait for.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prepared transaction(s) hold their locks until somebody ends them.</source>
        <translation>
            <numerusform>%n prepared transaction holds its locks until somebody ends them.</numerusform>
            <numerusform>%n prepared transactions hold their locks until somebody ends them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n standby(s) are more than ten seconds behind.</source>
        <translation>
            <numerusform>%n standby is more than ten seconds behind.</numerusform>
            <numerusform>%n standbys are more than ten seconds behind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n index(es) are invalid: they cost writes and serve no read.</source>
        <translation>
            <numerusform>%n index is invalid: it costs writes and serves no read.</numerusform>
            <numerusform>%n indexes are invalid: they cost writes and serve no read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) were not understood, so what they do could not be reviewed.</source>
        <translation>
            <numerusform>%n statement was not understood, so what it does could not be reviewed.</numerusform>
            <numerusform>%n statements were not understood, so what they do could not be reviewed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n obstacle(s) stand in the way of this plan.</source>
        <translation>
            <numerusform>%n obstacle stands in the way of this plan.</numerusform>
            <numerusform>%n obstacles stand in the way of this plan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) destroy data or what cannot be rebuilt from the database.</source>
        <translation>
            <numerusform>%n operation destroys data or what cannot be rebuilt from the database.</numerusform>
            <numerusform>%n operations destroy data or what cannot be rebuilt from the database.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n existing table(s) are blocked for others while their migration runs.</source>
        <translation>
            <numerusform>%n existing table is blocked for others while its migration runs.</numerusform>
            <numerusform>%n existing tables are blocked for others while their migration runs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n planned migration(s) have no revert script.</source>
        <translation>
            <numerusform>%n planned migration has no revert script.</numerusform>
            <numerusform>%n planned migrations have no revert script.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) began and did not finish.</source>
        <translation>
            <numerusform>%n migration began and did not finish.</numerusform>
            <numerusform>%n migrations began and did not finish.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n applied file(s) were edited afterwards; the edit never runs.</source>
        <translation>
            <numerusform>%n applied file was edited afterwards; the edit never runs.</numerusform>
            <numerusform>%n applied files were edited afterwards; the edit never runs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n planned migration(s) sort before one that is applied already.</source>
        <translation>
            <numerusform>%n planned migration sorts before one that is applied already.</numerusform>
            <numerusform>%n planned migrations sort before one that is applied already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n applied migration(s) are not in the folder.</source>
        <translation>
            <numerusform>%n applied migration is not in the folder.</numerusform>
            <numerusform>%n applied migrations are not in the folder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) that the plan alters belong to another role.</source>
        <translation>
            <numerusform>%n relation that the plan alters belongs to another role.</numerusform>
            <numerusform>%n relations that the plan alters belong to another role.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed.</source>
        <translation>
            <numerusform>%n check failed.</numerusform>
            <numerusform>%n checks failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The ledger records %n migration(s) as applied.</source>
        <translation>
            <numerusform>The ledger records %n migration as applied.</numerusform>
            <numerusform>The ledger records %n migrations as applied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The ledger does not record %n migration(s) as applied.</source>
        <translation>
            <numerusform>The ledger does not record %n migration as applied.</numerusform>
            <numerusform>The ledger does not record %n migrations as applied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) are there, or gone, as the migrations say.</source>
        <translation>
            <numerusform>%n object is there, or gone, as the migrations say.</numerusform>
            <numerusform>%n objects are there, or gone, as the migrations say.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) are not as the migrations say.</source>
        <translation>
            <numerusform>%n object is not as the migrations say.</numerusform>
            <numerusform>%n objects are not as the migrations say.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Check once more that files, ledger and server are those that the plan of %n migration(s) was made from.</source>
        <translation>
            <numerusform>Check once more that files, ledger and server are those that the plan of %n migration was made from.</numerusform>
            <numerusform>Check once more that files, ledger and server are those that the plan of %n migrations was made from.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>-- %n statement(s) of %1, one by one</source>
        <translation>
            <numerusform>-- %n statement of %1, one by one</numerusform>
            <numerusform>-- %n statements of %1, one by one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %n migration(s) to %1.</source>
        <translation>
            <numerusform>Apply %n migration to %1.</numerusform>
            <numerusform>Apply %n migrations to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>I have seen the %n migration(s) and their order.</source>
        <translation>
            <numerusform>I have seen the %n migration and its order.</numerusform>
            <numerusform>I have seen the %n migrations and their order.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The schema %1 has %n table(s) and no ledger, so Prisma would not begin here (P3005). Mark the migrations that it already has as applied first.</source>
        <translation>
            <numerusform>The schema %1 has %n table and no ledger, so Prisma would not begin here (P3005). Mark the migrations that it already has as applied first.</numerusform>
            <numerusform>The schema %1 has %n tables and no ledger, so Prisma would not begin here (P3005). Mark the migrations that it already has as applied first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n statement(s) in one transaction</source>
        <translation>
            <numerusform>%1: %n statement in one transaction</numerusform>
            <numerusform>%1: %n statements in one transaction</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n statement(s), each by itself</source>
        <translation>
            <numerusform>%1: %n statement, by itself</numerusform>
            <numerusform>%1: %n statements, each by itself</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dry run: %n statement(s) ran and were rolled back; the database is as it was.</source>
        <translation>
            <numerusform>Dry run: %n statement ran and was rolled back; the database is as it was.</numerusform>
            <numerusform>Dry run: %n statements ran and were rolled back; the database is as it was.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n silenced by a comment or the baseline</source>
        <translation>
            <numerusform>%n silenced by a comment or the baseline</numerusform>
            <numerusform>%n silenced by comments or the baseline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) written to the baseline</source>
        <translation>
            <numerusform>%n finding written to the baseline</numerusform>
            <numerusform>%n findings written to the baseline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The ledger %1 has %n migration(s) already: this database is adopted.</source>
        <translation>
            <numerusform>The ledger %1 has %n migration already: this database is adopted.</numerusform>
            <numerusform>The ledger %1 has %n migrations already: this database is adopted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The folder has %n migration(s) already; a baseline would do again what they do.</source>
        <translation>
            <numerusform>The folder has %n migration already; a baseline would do again what it does.</numerusform>
            <numerusform>The folder has %n migrations already; a baseline would do again what they do.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n applied file(s) were edited afterwards, in nothing that PostgreSQL would do differently.</source>
        <translation>
            <numerusform>%n applied file was edited afterwards, in nothing that PostgreSQL would do differently.</numerusform>
            <numerusform>%n applied files were edited afterwards, in nothing that PostgreSQL would do differently.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n applied file(s) were edited afterwards, %1 of them in nothing that PostgreSQL would do differently; the edits never run.</source>
        <translation>
            <numerusform>%n applied file was edited afterwards, %1 of them in nothing that PostgreSQL would do differently; the edit never runs.</numerusform>
            <numerusform>%n applied files were edited afterwards, %1 of them in nothing that PostgreSQL would do differently; the edits never run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The database has %n table(s) and no ledger, so Atlas would not begin here without a baseline. Mark the migrations that it already has as applied first.</source>
        <translation>
            <numerusform>The database has %n table and no ledger, so Atlas would not begin here without a baseline. Mark the migrations that it already has as applied first.</numerusform>
            <numerusform>The database has %n tables and no ledger, so Atlas would not begin here without a baseline. Mark the migrations that it already has as applied first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hash(es) that were null are filled in.</source>
        <translation>
            <numerusform>%n hash that was null is filled in.</numerusform>
            <numerusform>%n hashes that were null are filled in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n script(s), checked by “sqitch verify”; a deploy runs none of them.</source>
        <translation>
            <numerusform>%n script, checked by “sqitch verify”; a deploy does not run it.</numerusform>
            <numerusform>%n scripts, checked by “sqitch verify”; a deploy runs none of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring files and database together: %n difference(s).</source>
        <translation>
            <numerusform>Bring files and database together: %n difference.</numerusform>
            <numerusform>Bring files and database together: %n differences.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Settle %n table(s) that are made twice: databases of different age may have different ones.</source>
        <translation>
            <numerusform>Settle %n table that is made twice: databases of different age may have different ones.</numerusform>
            <numerusform>Settle %n tables that are made twice: databases of different age may have different ones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mend what the tool itself would stop at: %n place(s).</source>
        <translation>
            <numerusform>Mend what the tool itself would stop at: %n place.</numerusform>
            <numerusform>Mend what the tool itself would stop at: %n places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Settle %n migration(s) on which folder and ledger do not agree.</source>
        <translation>
            <numerusform>Settle %n migration on which folder and ledger do not agree.</numerusform>
            <numerusform>Settle %n migrations on which folder and ledger do not agree.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give each migration a version of its own: %n version(s) are used more than once.</source>
        <translation>
            <numerusform>Give each migration a version of its own: %n version is used more than once.</numerusform>
            <numerusform>Give each migration a version of its own: %n versions are used more than once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write a baseline with what no file makes (%n object(s)), or say where it comes from.</source>
        <translation>
            <numerusform>Write a baseline with what no file makes (%n object), or say where it comes from.</numerusform>
            <numerusform>Write a baseline with what no file makes (%n objects), or say where it comes from.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s). %1</source>
        <translation>
            <numerusform>%n file. %1</numerusform>
            <numerusform>%n files. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n file(s) that the tool never runs out of the folder, or give them the name that it runs.</source>
        <translation>
            <numerusform>Move %n file that the tool never runs out of the folder, or give it the name that it runs.</numerusform>
            <numerusform>Move %n files that the tool never runs out of the folder, or give them the names that it runs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s): %1.</source>
        <translation>
            <numerusform>%n name: %1.</numerusform>
            <numerusform>%n names: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) as in &quot;%1&quot;, where most are as in &quot;%2&quot;.</source>
        <translation>
            <numerusform>%n name as in &quot;%1&quot;, where most are as in &quot;%2&quot;.</numerusform>
            <numerusform>%n names as in &quot;%1&quot;, where most are as in &quot;%2&quot;.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) begin with %1.</source>
        <translation>
            <numerusform>%n name begins with %1.</numerusform>
            <numerusform>%n names begin with %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Agree on one form of names. What was applied keeps its name, since the ledger knows it by it: %n file(s).</source>
        <translation>
            <numerusform>Agree on one form of names. What was applied keeps its name, since the ledger knows it by it: %n file.</numerusform>
            <numerusform>Agree on one form of names. What was applied keeps its name, since the ledger knows it by it: %n files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) in %1, laid out as %2 has them.</source>
        <translation>
            <numerusform>%n migration in %1, laid out as %2 has them.</numerusform>
            <numerusform>%n migrations in %1, laid out as %2 has them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) could not be followed by reading.</source>
        <translation>
            <numerusform>%n statement could not be followed by reading.</numerusform>
            <numerusform>%n statements could not be followed by reading.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Correct %n revert script(s) that would stop.</source>
        <translation>
            <numerusform>Correct %n revert script that would stop.</numerusform>
            <numerusform>Correct %n revert scripts that would stop.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Complete %n revert script(s) that leave another schema behind.</source>
        <translation>
            <numerusform>Complete %n revert script that leaves another schema behind.</numerusform>
            <numerusform>Complete %n revert scripts that leave another schema behind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of the %n migration(s) has a revert script.</source>
        <translation>
            <numerusform>The %n migration has no revert script.</numerusform>
            <numerusform>None of the %n migrations has a revert script.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make what %n statement(s) use before it is made, or move them.</source>
        <translation>
            <numerusform>Make what %n statement uses before it is made, or move it.</numerusform>
            <numerusform>Make what %n statements use before it is made, or move them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring %n table(s) that are defined twice to one shape, in a new migration.</source>
        <translation>
            <numerusform>Bring %n table that is defined twice to one shape, in a new migration.</numerusform>
            <numerusform>Bring %n tables that are defined twice to one shape, in a new migration.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Validate %n constraint(s), or say why old rows may break them.</source>
        <translation>
            <numerusform>Validate %n constraint, or say why old rows may break it.</numerusform>
            <numerusform>Validate %n constraints, or say why old rows may break them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give %n table(s) a policy, or turn row security off: nobody but the owner sees a row.</source>
        <translation>
            <numerusform>Give %n table a policy, or turn row security off: nobody but the owner sees a row.</numerusform>
            <numerusform>Give %n tables a policy, or turn row security off: nobody but the owner sees a row.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Turn row security on for the table(s) of %n policies that do nothing without it.</source>
        <translation>
            <numerusform>Turn row security on for the table of %n policy that does nothing without it.</numerusform>
            <numerusform>Turn row security on for the tables of %n policies that do nothing without it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still to run on this target: %n.</source>
        <translation>
            <numerusform>Still to run on this target: %n.</numerusform>
            <numerusform>Still to run on this target: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In migrations with a revert script: %n. A revert script makes the structure again, the rows it cannot.</source>
        <translation>
            <numerusform>In migrations with a revert script: %n. A revert script makes the structure again, the rows it cannot.</numerusform>
            <numerusform>In migrations with a revert script: %n. A revert script makes the structure again, the rows it cannot.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) are silenced by a comment or the project&apos;s baseline.</source>
        <translation>
            <numerusform>%n finding is silenced by a comment or the project&apos;s baseline.</numerusform>
            <numerusform>%n findings are silenced by comments or the project&apos;s baseline.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write down the way back of %n migration(s) that destroy data: a revert script, or the backup that holds the rows.</source>
        <translation>
            <numerusform>Write down the way back of %n migration that destroys data: a revert script, or the backup that holds the rows.</numerusform>
            <numerusform>Write down the way back of %n migrations that destroy data: a revert script, or the backup that holds the rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give %n statement(s) that run outside of a transaction a file of their own.</source>
        <translation>
            <numerusform>Give %n statement that runs outside of a transaction a file of its own.</numerusform>
            <numerusform>Give %n statements that run outside of a transaction a file of their own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), and they run all the same.</source>
        <translation>
            <numerusform>%n file, and it runs all the same.</numerusform>
            <numerusform>%n files, and they run all the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), and none of them ever runs.</source>
        <translation>
            <numerusform>%n file, and it never runs.</numerusform>
            <numerusform>%n files, and none of them ever runs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Before the deploy, copy what %n pending operation(s) destroy, or say why it may go.</source>
        <translation>
            <numerusform>Before the deploy, copy what %n pending operation destroys, or say why it may go.</numerusform>
            <numerusform>Before the deploy, copy what %n pending operations destroy, or say why it may go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Where they are not applied yet, copy what %n operation(s) destroy first, or say why it may go.</source>
        <translation>
            <numerusform>Where it is not applied yet, copy what %n operation destroys first, or say why it may go.</numerusform>
            <numerusform>Where they are not applied yet, copy what %n operations destroy first, or say why it may go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) destroy data that was there before their migration.</source>
        <translation>
            <numerusform>%n operation destroys data that was there before its migration.</numerusform>
            <numerusform>%n operations destroy data that was there before their migration.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s own grammar accepts %n statement(s) that were not understood here.</source>
        <translation>
            <numerusform>The server&apos;s own grammar accepts %n statement that was not understood here.</numerusform>
            <numerusform>The server&apos;s own grammar accepts %n statements that were not understood here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s own grammar refuses %n statement(s).</source>
        <translation>
            <numerusform>The server&apos;s own grammar refuses %n statement.</numerusform>
            <numerusform>The server&apos;s own grammar refuses %n statements.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) reviewed</source>
        <translation>
            <numerusform>%n file reviewed</numerusform>
            <numerusform>%n files reviewed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more finding(s) do not fit into a comment: see the whole review.</source>
        <translation>
            <numerusform>%n more finding does not fit into a comment: see the whole review.</numerusform>
            <numerusform>%n more findings do not fit into a comment: see the whole review.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring what is declared and what the migrations make together: %n difference(s).</source>
        <translation>
            <numerusform>Bring what is declared and what the migrations make together: %n difference.</numerusform>
            <numerusform>Bring what is declared and what the migrations make together: %n differences.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An index of %1 has %n column(s).</source>
        <translation>
            <numerusform>An index of %1 has %n column.</numerusform>
            <numerusform>An index of %1 has %n columns.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) are locked against reads and writes: %1.</source>
        <translation>
            <numerusform>%n relation is locked against reads and writes: %1.</numerusform>
            <numerusform>%n relations are locked against reads and writes: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) that were there are changed: %1.</source>
        <translation>
            <numerusform>%n relation that was there is changed: %1.</numerusform>
            <numerusform>%n relations that were there are changed: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not understood, like %n more statement(s) of this file.</source>
        <translation>
            <numerusform>Not understood, like %n more statement of this file.</numerusform>
            <numerusform>Not understood, like %n more statements of this file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Code makes %n change(s) to the schema from here on.</source>
        <translation>
            <numerusform>Code makes %n change to the schema from here on.</numerusform>
            <numerusform>Code makes %n changes to the schema from here on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n constraint(s) not validated for the rows that were there before.</source>
        <translation>
            <numerusform>%n constraint not validated for the rows that were there before.</numerusform>
            <numerusform>%n constraints not validated for the rows that were there before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %n copy(s) of tables in %1.</source>
        <translation>
            <numerusform>Make %n copy of a table in %1.</numerusform>
            <numerusform>Make %n copies of tables in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n backup(s) and copies for good.</source>
        <translation>
            <numerusform>Remove %n backup or copy for good.</numerusform>
            <numerusform>Remove %n backups and copies for good.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) and copies were removed.</source>
        <translation>
            <numerusform>%n backup or copy was removed.</numerusform>
            <numerusform>%n backups and copies were removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copy(s) of tables in the target</source>
        <translation>
            <numerusform>%n copy of a table in the target</numerusform>
            <numerusform>%n copies of tables in the target</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) may be removed</source>
        <translation>
            <numerusform>%n backup may be removed</numerusform>
            <numerusform>%n backups may be removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) stay</source>
        <translation>
            <numerusform>%n backup stays</numerusform>
            <numerusform>%n backups stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is protected: %n question(s) of the checklist want an answer.</source>
        <translation>
            <numerusform>%1 is protected: %n question of the checklist wants an answer.</numerusform>
            <numerusform>%1 is protected: %n questions of the checklist want an answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) pending</source>
        <translation>
            <numerusform>%n migration pending</numerusform>
            <numerusform>%n migrations pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backup and target are equal: every object, and %n table(s).</source>
        <translation>
            <numerusform>Backup and target are equal: every object, and %n table.</numerusform>
            <numerusform>Backup and target are equal: every object, and %n tables.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) not alike (in the backup, in the target):</source>
        <translation>
            <numerusform>%n object not alike (in the backup, in the target):</numerusform>
            <numerusform>%n objects not alike (in the backup, in the target):</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) with other rows (rows in the backup, in the target):</source>
        <translation>
            <numerusform>%n table with other rows (rows in the backup, in the target):</numerusform>
            <numerusform>%n tables with other rows (rows in the backup, in the target):</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lost by it (%n operation(s)):</source>
        <translation>
            <numerusform>Lost by it (%n operation):</numerusform>
            <numerusform>Lost by it (%n operations):</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) row by row</source>
        <translation>
            <numerusform>%n table row by row</numerusform>
            <numerusform>%n tables row by row</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) by the number of rows alone</source>
        <translation>
            <numerusform>%n table by the number of rows alone</numerusform>
            <numerusform>%n tables by the number of rows alone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) not at all</source>
        <translation>
            <numerusform>%n table not at all</numerusform>
            <numerusform>%n tables not at all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is one of the %n newest.</source>
        <translation>
            <numerusform>It is the newest.</numerusform>
            <numerusform>It is one of the %n newest.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dump(s) of this database are being taken.</source>
        <translation>
            <numerusform>%n dump of this database is being taken.</numerusform>
            <numerusform>%n dumps of this database are being taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are very many: the server was not asked about %n of them.</source>
        <translation>
            <numerusform>There are very many: the server was not asked about %n of them.</numerusform>
            <numerusform>There are very many: the server was not asked about %n of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The rows that are there keep %n condition(s) of the plan.</source>
        <translation>
            <numerusform>The rows that are there keep %n condition of the plan.</numerusform>
            <numerusform>The rows that are there keep %n conditions of the plan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n condition(s) of the plan could not be looked at in every row.</source>
        <translation>
            <numerusform>%n condition of the plan could not be looked at in every row.</numerusform>
            <numerusform>%n conditions of the plan could not be looked at in every row.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rows that are there break %n condition(s) of the plan.</source>
        <translation>
            <numerusform>Rows that are there break %n condition of the plan.</numerusform>
            <numerusform>Rows that are there break %n conditions of the plan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>outside of %1: %n row(s)</source>
        <translation>
            <numerusform>outside of %1: %n row</numerusform>
            <numerusform>outside of %1: %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of the default partition for %1: %n row(s)</source>
        <translation>
            <numerusform>of the default partition for %1: %n row</numerusform>
            <numerusform>of the default partition for %1: %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>NULL in %n row(s)</source>
        <translation>
            <numerusform>NULL in %n row</numerusform>
            <numerusform>NULL in %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>more than once: %n value(s)</source>
        <translation>
            <numerusform>more than once: %n value</numerusform>
            <numerusform>more than once: %n values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>condition broken by %n row(s)</source>
        <translation>
            <numerusform>condition broken by %n row</numerusform>
            <numerusform>condition broken by %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nothing in %1 for %n row(s)</source>
        <translation>
            <numerusform>nothing in %1 for %n row</numerusform>
            <numerusform>nothing in %1 for %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>excluded by another: %n row(s)</source>
        <translation>
            <numerusform>excluded by another: %n row</numerusform>
            <numerusform>excluded by another: %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no value for %n row(s)</source>
        <translation>
            <numerusform>no value for %n row</numerusform>
            <numerusform>no value for %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not fit for %1: %n value(s)</source>
        <translation>
            <numerusform>not fit for %1: %n value</numerusform>
            <numerusform>not fit for %1: %n values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An extension manages %n table(s) of the plan.</source>
        <translation>
            <numerusform>An extension manages %n table of the plan.</numerusform>
            <numerusform>An extension manages %n tables of the plan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server lacks %n extension(s) that the plan needs.</source>
        <translation>
            <numerusform>The server lacks %n extension that the plan needs.</numerusform>
            <numerusform>The server lacks %n extensions that the plan needs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event trigger(s) may fire for the plan&apos;s statements.</source>
        <translation>
            <numerusform>%n event trigger may fire for the plan&apos;s statements.</numerusform>
            <numerusform>%n event triggers may fire for the plan&apos;s statements.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 lacks %n right(s) that the plan&apos;s statements need.</source>
        <translation>
            <numerusform>%1 lacks %n right that the plan&apos;s statements need.</numerusform>
            <numerusform>%1 lacks %n rights that the plan&apos;s statements need.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The plan writes about %1 of WAL, which %n reader(s) must follow.</source>
        <translation>
            <numerusform>The plan writes about %1 of WAL, which %n reader must follow.</numerusform>
            <numerusform>The plan writes about %1 of WAL, which %n readers must follow.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The plan alters published tables, %n time(s).</source>
        <translation>
            <numerusform>The plan alters a published table, once.</numerusform>
            <numerusform>The plan alters published tables, %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n logical slot(s) of this database are behind or not read at all.</source>
        <translation>
            <numerusform>%n logical slot of this database is behind or not read at all.</numerusform>
            <numerusform>%n logical slots of this database are behind or not read at all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n big table(s) are read or written whole.</source>
        <translation>
            <numerusform>%n big table is read or written whole.</numerusform>
            <numerusform>%n big tables are read or written whole.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) that are written all the time are kept from writers.</source>
        <translation>
            <numerusform>%n table that is written all the time is kept from writers.</numerusform>
            <numerusform>%n tables that are written all the time are kept from writers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) that are written all the time get another index.</source>
        <translation>
            <numerusform>%n table that is written all the time gets another index.</numerusform>
            <numerusform>%n tables that are written all the time get another index.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Indexes are built on %n big table(s).</source>
        <translation>
            <numerusform>Indexes are built on %n big table.</numerusform>
            <numerusform>Indexes are built on %n big tables.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) with very many partitions are altered: each is locked.</source>
        <translation>
            <numerusform>%n table with very many partitions is altered: each is locked.</numerusform>
            <numerusform>%n tables with very many partitions are altered: each is locked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vacuum(s) against wraparound run on tables of the plan, or are due.</source>
        <translation>
            <numerusform>%n vacuum against wraparound runs on a table of the plan, or is due.</numerusform>
            <numerusform>%n vacuums against wraparound run on tables of the plan, or are due.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deploy to the next %n database(s) now.</source>
        <translation>
            <numerusform>Deploy to the next database now.</numerusform>
            <numerusform>Deploy to the next %n databases now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) wait behind it in turn:</source>
        <translation>
            <numerusform>%n session waits behind it:</numerusform>
            <numerusform>%n sessions wait behind it in turn:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) do not end.</source>
        <translation>
            <numerusform>%n connection does not end.</numerusform>
            <numerusform>%n connections do not end.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reverted migration(s) still count as applied.</source>
        <translation>
            <numerusform>%n reverted migration still counts as applied.</numerusform>
            <numerusform>%n reverted migrations still count as applied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) are there, or gone, as the revert scripts say.</source>
        <translation>
            <numerusform>%n object is there, or gone, as the revert scripts say.</numerusform>
            <numerusform>%n objects are there, or gone, as the revert scripts say.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) are not as the revert scripts say.</source>
        <translation>
            <numerusform>%n object is not as the revert scripts say.</numerusform>
            <numerusform>%n objects are not as the revert scripts say.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revert %n migration(s) on %1.</source>
        <translation>
            <numerusform>Revert %n migration on %1.</numerusform>
            <numerusform>Revert %n migrations on %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rows of %n touched table(s); an ≈ is the server&apos;s estimate.</source>
        <translation>
            <numerusform>Rows of %n touched table; an ≈ is the server&apos;s estimate.</numerusform>
            <numerusform>Rows of %n touched tables; an ≈ is the server&apos;s estimate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are not what the migrations make.</source>
        <translation>
            <numerusform>%n thing is not what the migrations make.</numerusform>
            <numerusform>%n things are not what the migrations make.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) differ that the files alone do not decide.</source>
        <translation>
            <numerusform>%n thing differs that the files alone do not decide.</numerusform>
            <numerusform>%n things differ that the files alone do not decide.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) are as the migrations make them.</source>
        <translation>
            <numerusform>%n object is as the migrations make it.</numerusform>
            <numerusform>%n objects are as the migrations make them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) that the plan puts at risk are copied beside themselves, in one transaction; a name that is taken gets a number.</source>
        <translation>
            <numerusform>%n table that the plan puts at risk is copied beside itself, in one transaction; a name that is taken gets a number.</numerusform>
            <numerusform>%n tables that the plan puts at risk are copied beside themselves, in one transaction; a name that is taken gets a number.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask %1 %n question(s), in transactions that can only read.</source>
        <translation>
            <numerusform>Ask %1 %n question, in a transaction that can only read.</numerusform>
            <numerusform>Ask %1 %n questions, in transactions that can only read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run %n command(s); each must end with exit status 0.</source>
        <translation>
            <numerusform>Run %n command; it must end with exit status 0.</numerusform>
            <numerusform>Run %n commands; each must end with exit status 0.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Compare the plans of %n watched query(s), without running them.</source>
        <translation>
            <numerusform>Compare the plans of %n watched query, without running it.</numerusform>
            <numerusform>Compare the plans of %n watched queries, without running them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) began and did not come to their end.</source>
        <translation>
            <numerusform>%n migration began and did not come to its end.</numerusform>
            <numerusform>%n migrations began and did not come to their end.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) of the ledger have no file in the folder.</source>
        <translation>
            <numerusform>%n migration of the ledger has no file in the folder.</numerusform>
            <numerusform>%n migrations of the ledger have no file in the folder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n database(s): %1</source>
        <translation>
            <numerusform>%n database: %1</numerusform>
            <numerusform>%n databases: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not understood here. There are very many such statements: the server was not asked about %n of them, this one among them.</source>
        <translation>
            <numerusform>Not understood here. There are very many such statements: the server was not asked about %n of them, this one.</numerusform>
            <numerusform>Not understood here. There are very many such statements: the server was not asked about %n of them, this one among them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) other than foretold</source>
        <translation>
            <numerusform>%n statement other than foretold</numerusform>
            <numerusform>%n statements other than foretold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) after that were not tried.</source>
        <translation>
            <numerusform>%n migration after that was not tried.</numerusform>
            <numerusform>%n migrations after that were not tried.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n row(s) back, in one transaction. The copies stay.</source>
        <translation>
            <numerusform>Put %n row back, in one transaction. The copies stay.</numerusform>
            <numerusform>Put %n rows back, in one transaction. The copies stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) have the copy&apos;s values again.</source>
        <translation>
            <numerusform>%n row has the copy&apos;s values again.</numerusform>
            <numerusform>%n rows have the copy&apos;s values again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>lockstep.toml, line %1: the silence about %2 ended on %3; %n difference(s) count again.</source>
        <translation>
            <numerusform>lockstep.toml, line %1: the silence about %2 ended on %3; %n difference counts again.</numerusform>
            <numerusform>lockstep.toml, line %1: the silence about %2 ended on %3; %n differences count again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deploy to the canaries, %n database(s), now.</source>
        <translation>
            <numerusform>Deploy to the canary, %n database, now.</numerusform>
            <numerusform>Deploy to the canaries, %n databases, now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deploy to the canaries, %n database(s), now: type the name of the environment.</source>
        <translation>
            <numerusform>Deploy to the canary, %n database, now: type the name of the environment.</numerusform>
            <numerusform>Deploy to the canaries, %n databases, now: type the name of the environment.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deploy to the next %n database(s) now: type the name of the environment.</source>
        <translation>
            <numerusform>Deploy to the next database now: type the name of the environment.</numerusform>
            <numerusform>Deploy to the next %n databases now: type the name of the environment.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) are as the migrations say.</source>
        <translation>
            <numerusform>%n comment is as the migrations say.</numerusform>
            <numerusform>%n comments are as the migrations say.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) are not as the migrations say.</source>
        <translation>
            <numerusform>%n comment is not as the migrations say.</numerusform>
            <numerusform>%n comments are not as the migrations say.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The privileges on %n object(s) are as the migrations say.</source>
        <translation>
            <numerusform>On one object the privileges are as the migrations say.</numerusform>
            <numerusform>The privileges on %n objects are as the migrations say.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n privilege(s) are not as the migrations say.</source>
        <translation>
            <numerusform>%n privilege is not as the migrations say.</numerusform>
            <numerusform>%n privileges are not as the migrations say.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The schema is as it was rehearsed, %n thing(s) compared.</source>
        <translation>
            <numerusform>The schema is as it was rehearsed, %n thing compared.</numerusform>
            <numerusform>The schema is as it was rehearsed, %n things compared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are not as they were rehearsed.</source>
        <translation>
            <numerusform>%n thing is not as it was rehearsed.</numerusform>
            <numerusform>%n things are not as they were rehearsed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n row(s) of it that came in after the migration go with the revert.</source>
        <translation>
            <numerusform>%1: %n row of it that came in after the migration goes with the revert.</numerusform>
            <numerusform>%1: %n rows of it that came in after the migration go with the revert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n row(s) refer to a row of %2 that is not there (%3).</source>
        <translation>
            <numerusform>%1: %n row refers to a row of %2 that is not there (%3).</numerusform>
            <numerusform>%1: %n rows refer to rows of %2 that are not there (%3).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n table(s) a row of made-up values stands for theirs.</source>
        <translation>
            <numerusform>In %n table a row of made-up values stands for its own.</numerusform>
            <numerusform>In %n tables a row of made-up values stands for theirs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) that %1 no longer has are put back from its copy %2, made at %3.</source>
        <translation>
            <numerusform>%n row that %1 no longer has is put back from its copy %2, made at %3.</numerusform>
            <numerusform>%n rows that %1 no longer has are put back from its copy %2, made at %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 have other values now and get those of the copy.</source>
        <translation>
            <numerusform>%n row of %1 has other values now and gets those of the copy.</numerusform>
            <numerusform>%n rows of %1 have other values now and get those of the copy.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 have other values now than the copy; they stay so.</source>
        <translation>
            <numerusform>%n row of %1 has other values now than the copy; it stays so.</numerusform>
            <numerusform>%n rows of %1 have other values now than the copy; they stay so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 are newer than the copy and stay.</source>
        <translation>
            <numerusform>%n row of %1 is newer than the copy and stays.</numerusform>
            <numerusform>%n rows of %1 are newer than the copy and stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s).</source>
        <translation>
            <numerusform>%n difference.</numerusform>
            <numerusform>%n differences.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::BackupPage</name>
    <message numerus="yes">
        <source>%n table(s) were copied in %1.</source>
        <translation>
            <numerusform>%n table was copied in %1.</numerusform>
            <numerusform>%n tables were copied in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::BackupsDialog</name>
    <message numerus="yes">
        <source>Remove %n backup(s) for &amp;good</source>
        <translation>
            <numerusform>Remove %n backup for &amp;good</numerusform>
            <numerusform>Remove %n backups for &amp;good</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ChangesState</name>
    <message numerus="yes">
        <source>%n place(s) differ.</source>
        <translation>
            <numerusform>%n place differs.</numerusform>
            <numerusform>%n places differ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::CheckModel</name>
    <message numerus="yes">
        <source>%1 of %n passed</source>
        <comment>7 of 9 checks</comment>
        <translation>
            <numerusform>%1 of %n passed</numerusform>
            <numerusform>%1 of %n passed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::CheckPage</name>
    <message numerus="yes">
        <source>%n check(s) ran in %1</source>
        <translation>
            <numerusform>%n check ran in %1</numerusform>
            <numerusform>%n checks ran in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::CheckTable</name>
    <message numerus="yes">
        <source>%n &amp;more, all passed</source>
        <translation>
            <numerusform>%n &amp;more, all passed</numerusform>
            <numerusform>%n &amp;more, all passed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::DeployState</name>
    <message numerus="yes">
        <source>… %n older notice(s) not shown</source>
        <translation>
            <numerusform>… %n older notice not shown</numerusform>
            <numerusform>… %n older notices not shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::FindBar</name>
    <message numerus="yes">
        <source>%n place(s) replaced</source>
        <translation>
            <numerusform>%n place replaced</numerusform>
            <numerusform>%n places replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::FindingPanel</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::FleetModel</name>
    <message numerus="yes">
        <source>%n migration(s) pending</source>
        <translation>
            <numerusform>%n migration pending</numerusform>
            <numerusform>%n migrations pending</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::HistoryWindow</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The chain is intact: %n event(s), each with the hash of the one before.</source>
        <translation>
            <numerusform>The chain is intact: %n event, each with the hash of the one before.</numerusform>
            <numerusform>The chain is intact: %n events, each with the hash of the one before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::MainWindow</name>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n pending</numerusform>
            <numerusform>%n pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n applied</source>
        <translation>
            <numerusform>%n applied</numerusform>
            <numerusform>%n applied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n script(s) were edited and not saved.</source>
        <translation>
            <numerusform>%n script was edited and not saved.</numerusform>
            <numerusform>%n scripts were edited and not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::MigratePage</name>
    <message numerus="yes">
        <source>&amp;Apply %n migration(s) to %1</source>
        <translation>
            <numerusform>&amp;Apply %n migration to %1</numerusform>
            <numerusform>&amp;Apply %n migrations to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) applied in %1. Each has its row in the ledger.</source>
        <translation>
            <numerusform>%n migration applied in %1. Each has its row in the ledger.</numerusform>
            <numerusform>%n migrations applied in %1. Each has its row in the ledger.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Revert %n migration(s) on %1</source>
        <translation>
            <numerusform>&amp;Revert %n migration on %1</numerusform>
            <numerusform>&amp;Revert %n migrations on %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) reverted in %1. The ledger has none of them any more.</source>
        <translation>
            <numerusform>%n migration reverted in %1. The ledger has it no more.</numerusform>
            <numerusform>%n migrations reverted in %1. The ledger has none of them any more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::MigrationTreeModel</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::PlanPage</name>
    <message numerus="yes">
        <source>%n migration(s), in this order, and nothing else.</source>
        <translation>
            <numerusform>%n migration, in this order, and nothing else.</numerusform>
            <numerusform>%n migrations, in this order, and nothing else.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::PreflightPage</name>
    <message numerus="yes">
        <source>%1 and changed nothing. %n of them stop(s) the deploy.</source>
        <comment>27 checks ran in 0.8 s</comment>
        <translation>
            <numerusform>%1 and changed nothing. %n of them stops the deploy.</numerusform>
            <numerusform>%1 and changed nothing. %n of them stop the deploy.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and changed nothing. %n need(s) your eyes; nothing stops the deploy.</source>
        <comment>27 checks ran in 0.8 s</comment>
        <translation>
            <numerusform>%1 and changed nothing. %n needs your eyes; nothing stops the deploy.</numerusform>
            <numerusform>%1 and changed nothing. %n need your eyes; nothing stops the deploy.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::RehearsalState</name>
    <message numerus="yes">
        <source>%1 of %n migration(s) ran</source>
        <translation>
            <numerusform>%1 of %n migration ran</numerusform>
            <numerusform>%1 of %n migrations ran</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revert(s) proven</source>
        <translation>
            <numerusform>%n revert proven</numerusform>
            <numerusform>%n reverts proven</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revert(s) restore(s) something else</source>
        <translation>
            <numerusform>%n revert restores something else</numerusform>
            <numerusform>%n reverts restore something else</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revert(s) fail(s)</source>
        <translation>
            <numerusform>%n revert fails</numerusform>
            <numerusform>%n reverts fail</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a revert script</source>
        <translation>
            <numerusform>%n without a revert script</numerusform>
            <numerusform>%n without a revert script</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::RestoreDialog</name>
    <message numerus="yes">
        <source>Backup and target are equal: every object, and %n table(s).</source>
        <translation>
            <numerusform>Backup and target are equal: every object, and %n table.</numerusform>
            <numerusform>Backup and target are equal: every object, and %n tables.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) not alike</source>
        <translation>
            <numerusform>%n object not alike</numerusform>
            <numerusform>%n objects not alike</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) with other rows.</source>
        <translation>
            <numerusform>%n table with other rows.</numerusform>
            <numerusform>%n tables with other rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::RunModel</name>
    <message numerus="yes">
        <source>%1, %n migration(s) to %2 by %3: %4</source>
        <comment>when, target, person, outcome</comment>
        <translation>
            <numerusform>%1, %n migration to %2 by %3: %4</numerusform>
            <numerusform>%1, %n migrations to %2 by %3: %4</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::RunView</name>
    <message numerus="yes">
        <source>%n migration(s) to %1</source>
        <comment>%1: database on host</comment>
        <translation>
            <numerusform>%n migration to %1</numerusform>
            <numerusform>%n migrations to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ScriptPanel</name>
    <message numerus="yes">
        <source>Nothing found. %n finding(s) were allowed by comments in the script.</source>
        <translation>
            <numerusform>Nothing found. %n finding was allowed by comments in the script.</numerusform>
            <numerusform>Nothing found. %n findings were allowed by comments in the script.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::SmokePage</name>
    <message numerus="yes">
        <source>%1. %n of them failed.</source>
        <comment>27 checks ran in 0.8 s</comment>
        <translation>
            <numerusform>%1. %n of them failed.</numerusform>
            <numerusform>%1. %n of them failed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::TargetBar</name>
    <message numerus="yes">
        <source>Deploy %n pending migration(s)</source>
        <translation>
            <numerusform>Deploy %n pending migration</numerusform>
            <numerusform>Deploy %n pending migrations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deploy %n…</source>
        <comment>number of pending migrations</comment>
        <translation>
            <numerusform>Deploy %n…</numerusform>
            <numerusform>Deploy %n…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::TargetDialog</name>
    <message numerus="yes">
        <source>%n migration(s) pending there.</source>
        <translation>
            <numerusform>%n migration pending there.</numerusform>
            <numerusform>%n migrations pending there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::TraceModel</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::VerifyPage</name>
    <message numerus="yes">
        <source>%1. %n of them say(s) that the database is not what the history says.</source>
        <comment>27 checks ran in 0.8 s</comment>
        <translation>
            <numerusform>%1. %n of them says that the database is not what the history says.</numerusform>
            <numerusform>%1. %n of them say that the database is not what the history says.</numerusform>
        </translation>
    </message>
</context>
</TS>
