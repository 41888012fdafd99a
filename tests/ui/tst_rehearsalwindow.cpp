// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdeploy.h"
#include "tests/ui/pictures.h"
#include "ui/rehearsalwindow.h"
#include "ui/tracechart.h"

#include <QtTest>
#include <QtWidgets>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// A rehearsal on the private PostgreSQL, driven and read as a person does.
class TestRehearsalWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_window.reset(); }
    void verdictsAndTrace();
    void whatFailsIsSaid();
    void nothingPending();
    void anotherTargetForgets();
    void anEditedFileForgets();
    void withoutABackupItSaysSo();

private:
    static constexpr int patience = 60000;

    template <typename T>
    T *find(const char *name) const
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    void add(const QString &name, const QByteArray &forward, const QByteArray &revert);
    void open();
    void rehearse(RehearsalSource source) const;
    /// Each migration with its verdict, and in brackets how many lines stand below it.
    QString verdicts() const;
    QString lines() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::Database> m_database;
    std::unique_ptr<ProjectState> m_project;
    std::unique_ptr<RehearsalState> m_state;
    std::unique_ptr<RehearsalWindow> m_window;
};

void TestRehearsalWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = std::make_unique<test::Database>();
    QVERIFY(QDir(m_folder->path()).mkpath(u"db/migrations"_s));
    QFile config(m_folder->filePath(u"lockstep.toml"_s));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("layout = \"dbmate\"\n");
}

void TestRehearsalWindow::add(const QString &name, const QByteArray &forward, const QByteArray &revert)
{
    QFile file(m_folder->filePath(u"db/migrations/%1.sql"_s.arg(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("-- migrate:up\n" + forward + "\n-- migrate:down\n" + revert + '\n');
}

void TestRehearsalWindow::open()
{
    m_project = std::make_unique<ProjectState>();
    m_state = std::make_unique<RehearsalState>(*m_project);
    m_project->open(m_folder->path(), m_database->urlText());
    QTRY_VERIFY_WITH_TIMEOUT(m_project->view(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_project->isBusy(), patience);
    m_window = std::make_unique<RehearsalWindow>(*m_state);
    m_window->show();
}

void TestRehearsalWindow::rehearse(RehearsalSource source) const
{
    auto *sources = find<QComboBox>("source");
    sources->setCurrentIndex(sources->findData(int(source)));
    QTest::mouseClick(find<QPushButton>("rehearse"), Qt::LeftButton);
    QVERIFY(m_state->isRunning());
    QVERIFY(find<QPushButton>("stop")->isVisibleTo(m_window.get()));
    QVERIFY(!find<QPushButton>("rehearse")->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(!m_state->isRunning(), patience);
}

QString TestRehearsalWindow::verdicts() const
{
    QStringList all;
    const RehearsalModel &model = m_state->model();
    for (int row = 0; row < model.rowCount(); ++row)
        all << u"%1 %2"_s.arg(model.index(row, RehearsalModel::NameColumn).data().toString(),
                              model.index(row, RehearsalModel::RevertColumn).data().toString());
    return all.join(u", "_s);
}

QString TestRehearsalWindow::lines() const
{
    QStringList all;
    const RehearsalModel &model = m_state->model();
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex migration = model.index(row, 0);
        for (int line = 0; line < model.rowCount(migration); ++line)
            all << model.index(line, 0, migration).data().toString();
    }
    return all.join(u'\n');
}

void TestRehearsalWindow::verdictsAndTrace()
{
    add(u"20250101000000_notes"_s, "CREATE TABLE notes (id bigint PRIMARY KEY, total integer);", "DROP TABLE notes;");
    add(u"20250102000000_total"_s, "ALTER TABLE notes ALTER COLUMN total TYPE bigint;", "SELECT 1;");
    add(u"20250103000000_index"_s, "CREATE INDEX notes_total ON notes (total);", "");
    open();
    QVERIFY(find<QPushButton>("rehearse")->isEnabled());
    rehearse(RehearsalSource::Schema);
    QVERIFY2(m_state->result(), m_state->problem() ? qPrintable(describe(*m_state->problem())) : "");
    QCOMPARE(verdicts(),
             u"20250101000000_notes.sql proven, 20250102000000_total.sql differs, 20250103000000_index.sql none"_s);
    QVERIFY2(lines().contains(u"public.notes.total"_s), qPrintable(lines()));
    QVERIFY2(m_state->summary().contains(u"3"_s), qPrintable(m_state->summary()));

    auto *tree = find<QTreeView>("migrations");
    tree->setCurrentIndex(m_state->model().index(1, 0));
    auto *trace = find<QTableView>("trace");
    QStringList relations;
    for (int row = 0; row < trace->model()->rowCount(); ++row)
        relations << trace->model()->index(row, TraceModel::RelationColumn).data().toString() + u": "_s
                + trace->model()->index(row, TraceModel::LockColumn).data().toString();
    QVERIFY2(relations.contains(u"public.notes: blocks reads and writes (AccessExclusive)"_s),
             qPrintable(relations.join(u'\n')));
    const auto *chart = m_window->findChild<TraceChart *>();
    QVERIFY(chart->accessibleDescription().contains(u"public.notes: blocks reads and writes for"_s));
    test::takePicture(*m_window, u"rehearsal"_s);
    find<QTabWidget>("tabs")->setCurrentIndex(1);
    test::takePicture(*m_window, u"rehearsal-time"_s);
    find<QTabWidget>("tabs")->setCurrentIndex(2);
    test::takePicture(*m_window, u"rehearsal-unlike"_s);

    // The target was read and nothing else.
    QCOMPARE(m_database->sql("SELECT to_regclass('notes') IS NULL"), u"t"_s);
}

void TestRehearsalWindow::whatFailsIsSaid()
{
    add(u"20250101000000_notes"_s, "CREATE TABLE notes (id bigint PRIMARY KEY);", "DROP TABLE notes;");
    add(u"20250102000000_wrong"_s, "ALTER TABLE nothing ADD COLUMN note text;", "SELECT 1;");
    open();
    rehearse(RehearsalSource::History);
    QVERIFY2(lines().contains(u"42P01"_s) || lines().contains(u"nothing"_s), qPrintable(lines()));
    QCOMPARE(m_state->model().index(1, RehearsalModel::ForwardColumn).data().toString(), u"failed"_s);
    test::takePicture(*m_window, u"rehearsal-failed"_s);
}

void TestRehearsalWindow::nothingPending()
{
    open();
    QVERIFY(!find<QPushButton>("rehearse")->isEnabled());
    QStringList texts;
    for (const QLabel *label : m_window->findChildren<QLabel *>())
        texts << label->text();
    QVERIFY(texts.join(u'\n').contains(u"nothing to rehearse"_s));
}

void TestRehearsalWindow::anotherTargetForgets()
{
    add(u"20250101000000_notes"_s, "CREATE TABLE notes (id bigint PRIMARY KEY);", "DROP TABLE notes;");
    open();
    rehearse(RehearsalSource::History);
    QVERIFY(m_state->result());
    QVERIFY(m_state->of(u"20250101000000_notes.sql"_s));
    const test::Database other;
    m_project->setTarget(other.urlText());
    QTRY_VERIFY_WITH_TIMEOUT(!m_state->result(), patience);
    QVERIFY(!m_state->of(u"20250101000000_notes.sql"_s));
}

/// What was seen of other bytes is not shown beside these.
void TestRehearsalWindow::anEditedFileForgets()
{
    add(u"20250101000000_notes"_s, "CREATE TABLE notes (id bigint PRIMARY KEY);", "DROP TABLE notes;");
    open();
    rehearse(RehearsalSource::History);
    QVERIFY(m_state->result());
    m_project->reload();
    QTRY_VERIFY_WITH_TIMEOUT(!m_project->isBusy(), patience);
    QVERIFY(m_state->result());
    add(u"20250101000000_notes"_s, "CREATE TABLE notes (id integer PRIMARY KEY);", "DROP TABLE notes;");
    m_project->reload();
    QTRY_VERIFY_WITH_TIMEOUT(!m_state->result(), patience);
}

void TestRehearsalWindow::withoutABackupItSaysSo()
{
    add(u"20250101000000_notes"_s, "CREATE TABLE notes (id bigint PRIMARY KEY);", "DROP TABLE notes;");
    open();
    rehearse(RehearsalSource::Backup);
    QVERIFY(m_state->problem());
    QVERIFY2(m_state->problem()->message.english().contains(u"no whole backup of"_s),
             qPrintable(describe(*m_state->problem())));
}

QTEST_MAIN(TestRehearsalWindow)
#include "tst_rehearsalwindow.moc"
