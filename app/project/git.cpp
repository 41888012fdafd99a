// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/git.h"

#include "app/project/gitlibrary.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <memory>

namespace lockstep {
namespace {

template <auto release>
struct Released
{
    template <typename T>
    void operator()(T *pointer) const
    {
        release(pointer);
    }
};
using Repository = std::unique_ptr<git_repository, Released<git_repository_free>>;
using Walk = std::unique_ptr<git_revwalk, Released<git_revwalk_free>>;
using Commit = std::unique_ptr<git_commit, Released<git_commit_free>>;
using Tree = std::unique_ptr<git_tree, Released<git_tree_free>>;
using Entry = std::unique_ptr<git_tree_entry, Released<git_tree_entry_free>>;
using Blob = std::unique_ptr<git_blob, Released<git_blob_free>>;

Error unreadable(const QString &path)
{
    const git_error *error = git_error_last();
    Error made{ErrorCode::FileUnreadable,
               {QT_TRANSLATE_NOOP("app", "The git repository of %1 cannot be read."), {path}},
               error ? QString::fromUtf8(error->message) : QString()};
    made.file = path;
    return made;
}

/// Calls one of the library's functions that make something and hands over what it made; null when it failed.
template <typename Owner, typename Make, typename... Arguments>
Owner made(Make make, Arguments... arguments)
{
    typename Owner::pointer pointer = nullptr;
    return make(&pointer, arguments...) == 0 ? Owner(pointer) : Owner();
}

FileVersion versionOf(const git_commit *commit, QByteArray bytes)
{
    char id[GIT_OID_HEXSZ + 1];
    git_oid_tostr(id, sizeof id, git_commit_id(commit));
    const git_signature *author = git_commit_author(commit);
    return {QString::fromLatin1(id), QString::fromUtf8(author->name),
            QDateTime::fromSecsSinceEpoch(author->when.time, Qt::UTC), std::move(bytes)};
}

/// Goes through the history of one file.
class Search
{
public:
    Search(git_repository *repository, QByteArray path, const std::function<bool(const QByteArray &)> &isWanted)
        : m_repository(repository)
        , m_path(std::move(path))
        , m_isWanted(isWanted)
    { }

    Result<std::optional<FileVersion>> run(const JobContext &context)
    {
        const auto walk = made<Walk>(git_revwalk_new, m_repository);
        if (!walk || git_revwalk_sorting(walk.get(), GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME) != 0)
            return unreadable(QString::fromUtf8(m_path));
        if (git_repository_head_unborn(m_repository) == 1)
            return std::optional<FileVersion>();
        if (git_revwalk_push_head(walk.get()) != 0)
            return unreadable(QString::fromUtf8(m_path));
        git_oid id;
        while (git_revwalk_next(&id, walk.get()) == 0) {
            if (Status wanted = context.checkpoint(); !wanted)
                return std::move(wanted).error();
            const auto commit = made<Commit>(git_commit_lookup, m_repository, &id);
            if (!commit)
                return unreadable(QString::fromUtf8(m_path));
            if (auto bytes = newContent(commit.get()))
                return std::optional(versionOf(commit.get(), *std::move(bytes)));
        }
        return std::optional<FileVersion>();
    }

private:
    /// The file as this commit has it, when that was not seen before and is wanted.
    std::optional<QByteArray> newContent(const git_commit *commit)
    {
        const auto tree = made<Tree>(git_commit_tree, commit);
        const auto entry = tree ? made<Entry>(git_tree_entry_bypath, tree.get(), m_path.constData()) : Entry();
        if (!entry || git_tree_entry_type(entry.get()) != GIT_OBJECT_BLOB)
            return std::nullopt;
        const git_oid *id = git_tree_entry_id(entry.get());
        const QByteArray key(reinterpret_cast<const char *>(id->id), GIT_OID_RAWSZ);
        if (m_seen.contains(key))
            return std::nullopt;
        m_seen.insert(key);
        const auto blob = made<Blob>(git_blob_lookup, m_repository, id);
        if (!blob)
            return std::nullopt;
        QByteArray bytes(static_cast<const char *>(git_blob_rawcontent(blob.get())),
                         qsizetype(git_blob_rawsize(blob.get())));
        return m_isWanted(bytes) ? std::optional(std::move(bytes)) : std::nullopt;
    }

    git_repository *m_repository;
    QByteArray m_path;
    const std::function<bool(const QByteArray &)> &m_isWanted;
    QSet<QByteArray> m_seen;
};

}  // namespace

Result<std::optional<FileVersion>> findVersion(const QString &path,
                                               const std::function<bool(const QByteArray &)> &isWanted,
                                               const JobContext &context)
{
    const GitLibrary library;
    const QFileInfo file(path);
    const QByteArray folder = QFile::encodeName(file.absolutePath());
    Repository repository;
    git_repository *opened = nullptr;
    const int found = git_repository_open_ext(&opened, folder.constData(), 0, nullptr);
    repository.reset(opened);
    if (found == GIT_ENOTFOUND)
        return std::optional<FileVersion>();
    if (found != 0)
        return unreadable(path);
    if (git_repository_is_bare(repository.get()))
        return std::optional<FileVersion>();
    const QDir top(QFileInfo(QFile::decodeName(git_repository_workdir(repository.get()))).canonicalFilePath());
    const QString inside
        = top.relativeFilePath(QFileInfo(file.absolutePath()).canonicalFilePath() + u'/' + file.fileName());
    return Search(repository.get(), QFile::encodeName(inside), isWanted).run(context);
}

}  // namespace lockstep
