// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/sqlfile.h"
#include "tests/ui/editordriver.h"
#include "ui/editor/scripteditor.h"
#include "ui/theme.h"

#include <QtTest>
#include <QtWidgets>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// A script with its review: what runs of it, what is offered, what is saved.
class TestScriptEditor : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }

    void onlyWhatRunsIsMarked()
    {
        const QByteArray sql = "-- migrate:up\nSELECT 1;\n\n-- migrate:down\nDROP TABLE a;\n";
        Migration migration{u"1_a.sql"_s};
        migration.forward.bytes = sql;
        ScriptEditor editor;
        editor.setScript({.path = u"/1_a.sql"_s,
                          .bytes = sql,
                          .sha256 = u"1"_s,
                          .hasRevert = true,
                          .section = sectionOf({}, u"dbmate"_s, migration, false)});
        QSignalSpy reviews(&editor, &ScriptEditor::reviewed);
        QVERIFY(reviews.wait());
        QVERIFY2(editor.editor()->marks()->marks().empty(), "the other direction does not run");
        editor.editor()->select({sql.indexOf("\n\n"), sql.indexOf("\n\n")});
        editor.editor()->replaceSelection("\nDROP TABLE b;");
        QTRY_COMPARE(editor.editor()->marks()->marks().size(), std::size_t(1));
        const EditorMark mark = editor.editor()->marks()->marks().front();
        QCOMPARE(editor.editor()->sql().mid(mark.range.begin, mark.range.length()), QByteArray("DROP TABLE b"));
        QCOMPARE(mark.line, 2);
        QCOMPARE(editor.outline()->count(), 2);
    }

    void anotherPartOfTheSameFileIsReviewedAnew()
    {
        const QByteArray sql = "SELECT 1;\nDROP TABLE a;\n";
        const auto view = [&](const QString &migration, qsizetype begin, qsizetype end) {
            const QByteArray section = onlySection(sql, begin, end);
            return ScriptView{.path = u"/changelog.sql"_s,
                              .migration = migration,
                              .bytes = sql,
                              .sha256 = u"1"_s,
                              .review = inFile(reviewScript(section, u"changelog.sql"_s, migration, true), sql),
                              .begin = begin};
        };
        ScriptEditor editor;
        editor.setScript(view(u"1"_s, 0, 10));
        QVERIFY(editor.editor()->marks()->marks().empty());
        editor.setScript(view(u"2"_s, 10, sql.size()));
        QCOMPARE(editor.editor()->marks()->marks().size(), std::size_t(1));
        QCOMPARE(editor.editor()->cursorLine(), 2);
    }

    /// The script is on show already when the target answers, by which it is judged anew.
    void whatATargetSaysReplacesTheHistorysWord()
    {
        const QByteArray sql = "DROP TABLE a;\n";
        AnalysedScript bad = reviewScript(sql, u"m.sql"_s, u"m"_s, true);
        AnalysedScript good = bad;
        good.findings.clear();
        const auto view = [&](const AnalysedScript &review) {
            return ScriptView{.path = u"/m.sql"_s,
                              .migration = u"m"_s,
                              .bytes = sql,
                              .sha256 = u"1"_s,
                              .workspace = std::make_shared<const Workspace>(),
                              .review = review};
        };
        ScriptEditor editor;
        editor.setScript(view(bad));
        QCOMPARE(editor.editor()->marks()->marks().size(), std::size_t(1));
        editor.setScript(view(good));
        QVERIFY(editor.editor()->marks()->marks().empty());
        QVERIFY(editor.review().findings.empty());
    }

    void saferFormIsOneEdit()
    {
        const QByteArray sql = "SELECT 1;\nALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0);\n";
        ScriptEditor editor;
        QSignalSpy reviewed(&editor, &ScriptEditor::reviewed);
        editor.setScript({.path = u"/m.sql"_s, .file = u"m.sql"_s, .bytes = sql, .hasRevert = true});
        QVERIFY(reviewed.wait());
        editor.editor()->goToLine(1);
        QVERIFY(!editor.writeSaferForm());
        QCOMPARE(editor.editor()->sql(), sql);
        editor.editor()->goToLine(2);
        QVERIFY(editor.writeSaferForm());
        QCOMPARE(
            editor.editor()->sql(),
            "SELECT 1;\n-- In a later migration of its own:\n-- ALTER TABLE orders VALIDATE CONSTRAINT c;\nALTER TABLE "
            "orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID;\n"_ba);
        editor.editor()->undo();
        QCOMPARE(editor.editor()->sql(), sql);
    }

    void proposalIsSavedAsNewFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"down/1_a.sql"_s);
        ScriptEditor editor;
        editor.propose({.path = path, .file = u"1_a.sql"_s, .hasRevert = true}, "DROP TABLE a;\n");
        QVERIFY(editor.isModified());
        QVERIFY(!QFileInfo::exists(path));
        QSignalSpy saved(&editor, &ScriptEditor::saved);
        editor.save();
        QVERIFY(saved.wait());
        QVERIFY(!editor.isModified());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "DROP TABLE a;\n"_ba);
    }

    void silencingAsksForTheReason_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("expected");  ///< | is the cursor
        QTest::newRow("a statement on a line of its own")
            << QByteArray("SELECT 1;\n  DROP TABLE a;\n")
            << QByteArray("SELECT 1;\n  -- lockstep: allow drop-table because |\n  DROP TABLE a;\n");
        QTest::newRow("behind another statement")
            << QByteArray("SELECT 1; DROP TABLE a;")
            << QByteArray("SELECT 1; \n-- lockstep: allow drop-table because |\nDROP TABLE a;");
        QTest::newRow("inside a DO block")
            << QByteArray("DO $$ BEGIN\n  DROP TABLE a;\nEND $$;")
            << QByteArray("-- lockstep: allow drop-table because |\nDO $$ BEGIN\n  DROP TABLE a;\nEND $$;");
        QTest::newRow("lines end in CR LF")
            << QByteArray("SELECT 1;\r\nDROP TABLE a;\r\n")
            << QByteArray("SELECT 1;\r\n-- lockstep: allow drop-table because |\r\nDROP TABLE a;\r\n");
    }

    void silencingAsksForTheReason()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, expected);
        const auto editor = reviewed(sql);
        const auto &findings = editor->review().findings;
        const auto found = std::ranges::find(findings, u"drop-table"_s, &Finding::rule);
        QVERIFY(found != findings.end());
        QVERIFY(editor->silence(*found));
        QByteArray text = editor->editor()->sql();
        QCOMPARE(text.insert(editor->editor()->cursor(), '|'), expected);
        editor->editor()->replaceSelection("the table is empty");
        QTRY_COMPARE(editor->review().suppressed, 1);
    }

    void choicesAreOfferedAtTheCursor()
    {
        const auto editor = reviewed("SELECT 1;\nCREATE INDEX i ON orders (total);\n");
        editor->editor()->goToLine(2);
        QSignalSpy explained(editor.get(), &ScriptEditor::explanationRequested);
        editor->showChoices();
        auto *menu = editor->findChild<QMenu *>(u"findingChoices"_s);
        QVERIFY(menu && menu->isVisible());
        QStringList offered;
        for (const QAction *action : menu->actions())
            offered << action->text();
        QVERIFY2(offered.join(u'\n').contains(u"CREATE INDEX CONCURRENTLY i ON orders (total)"_s),
                 qPrintable(offered.join(u'\n')));
        QVERIFY(offered.contains(u"&Silence create-index-blocking with a reason…"_s));
        QTest::keyClick(menu, Qt::Key_E);
        QCOMPARE(explained.count(), 1);
        QCOMPARE(explained.front().front().toString(), u"create-index-blocking"_s);
    }

    void anAppliedScriptOffersAnExplanationOnly()
    {
        ScriptEditor editor;
        const QByteArray sql = "CREATE INDEX i ON orders (total);\n";
        editor.setScript({.path = u"/m.sql"_s,
                          .bytes = sql,
                          .readOnlyReason = u"applied"_s,
                          .review = reviewScript(sql, u"m.sql"_s, {}, true)});
        editor.show();
        editor.showChoices();
        const auto *menu = editor.findChild<QMenu *>(u"findingChoices"_s);
        QVERIFY(menu);
        for (const QAction *action : menu->actions())
            QCOMPARE(action->isSeparator() || action->isEnabled(),
                     action->isSeparator() || action->text().startsWith(u"&Explain"_s));
        QVERIFY(!editor.writeSaferForm());
        QCOMPARE(editor.editor()->sql(), sql);
    }

    void theCursorTellsItsFinding()
    {
        const QByteArray sql = "SELECT 1;\nDROP TABLE a;\n";
        const auto editor = reviewed(sql);
        qlonglong found = 0;
        connect(editor.get(), &ScriptEditor::findingAtCursor, this, [&found](qsizetype byte) { found = byte; });
        editor->editor()->goToLine(2);
        QTRY_COMPARE(found, qlonglong(sql.indexOf("DROP")));
        editor->editor()->goToLine(1);
        QTRY_COMPARE(found, -1LL);
    }

    void editsAreReviewedAsTheProjectSays()
    {
        const QTemporaryDir folder;
        const auto write = [&folder](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        };
        write(u"lockstep.toml"_s,
              "layout = \"plain\"\n[review]\npostgres = 15\n[review.rules]\ndrop-column = \"note\"\ndrop-table = "
              "\"off\"\n");
        write(u"001_a.sql"_s, "CREATE TABLE t (id int, n int NOT NULL);\n");
        write(u"002_b.sql"_s, "SELECT 1;\n");
        const auto workspace = openWorkspace(folder.path(), {}, {});
        QVERIFY(workspace);
        const Migration &second = (*workspace)->folder.migrations[1];
        ScriptEditor editor;
        editor.setScript({.path = folder.filePath(u"002_b.sql"_s),
                          .file = second.forward.path,
                          .migration = second.name,
                          .bytes = second.forward.bytes,
                          .sha256 = second.forward.sha256,
                          .workspace = *workspace,
                          .index = 1,
                          .review = (*workspace)->reviews[1]});
        const auto rulesOf = [&](const QByteArray &sql) {
            QSignalSpy reviews(&editor, &ScriptEditor::reviewed);
            editor.editor()->replaceAll({{0, editor.editor()->sql().size()}}, sql);
            if (!QTest::qWaitFor([&] { return reviews.count() > 0 && editor.review().script.sql == sql; }, 20000))
                return u"no review"_s;
            QStringList rules;
            for (const Finding &finding : editor.review().findings)
                rules << u"%1 %2"_s.arg(severityId(finding.severity), finding.rule);
            return rules.join(u", "_s);
        };
        QVERIFY(rulesOf("ALTER TABLE t DROP COLUMN n;\n").contains(u"note drop-column"_s));
        QVERIFY(!rulesOf("DROP TABLE t;\n").contains(u"drop-table"_s));
        QVERIFY2(!rulesOf("ALTER TABLE t ALTER COLUMN n SET NOT NULL;\n").contains(u"set-not-null-scan"_s),
                 "the file before says that it is");
        QVERIFY(rulesOf("ALTER TABLE t ADD COLUMN id int;\n").contains(u"duplicate-column"_s));
        QVERIFY(rulesOf("ALTER TABLE t ADD CONSTRAINT c CHECK (n > 0) NOT VALID;\n")
                    .contains(u"constraint-left-not-valid"_s));
    }

private:
    /// A text that may be edited, once it is reviewed.
    static std::unique_ptr<ScriptEditor> reviewed(const QByteArray &sql)
    {
        auto editor = std::make_unique<ScriptEditor>();
        QSignalSpy reviews(editor.get(), &ScriptEditor::reviewed);
        editor->setScript({.path = u"/m.sql"_s, .file = u"m.sql"_s, .bytes = sql, .hasRevert = true});
        editor->show();
        reviews.wait(20000);
        return editor;
    }
};

QTEST_MAIN(TestScriptEditor)
#include "tst_scripteditor.moc"
