using Apportion.Tests;

namespace Apportion.Docs.Tests;

/// <summary>Links of the documents.</summary>
public class LinkTests
{
    [Fact]
    public void Every_link_inside_the_repository_leads_to_a_file_or_folder_and_its_heading()
    {
        var broken = new List<string>();
        var links = 0;
        foreach (var page in Page.All)
        foreach (var link in page.Links)
        {
            links++;
            var (path, anchor) = page.Resolve(link);
            if (!File.Exists(Repository.At(path)) && !Directory.Exists(Repository.At(path)))
                broken.Add($"{page.Path}: {link} leads nowhere");
            else if (anchor.Length > 0 && !new Page(path).Anchors.Contains(anchor))
                broken.Add($"{page.Path}: {link} names no heading");
        }
        Assert.True(links > 100, FormattableString.Invariant($"only {links} links were found"));
        Assert.Empty(broken);
    }

    [Fact]
    public void Every_page_of_docs_is_reached_from_the_map()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { "docs/README.md" };
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var path))
        {
            var page = new Page(path);
            foreach (var target in page.Links.Select(link => page.Resolve(link).Path))
                if (
                    target.EndsWith(".md", StringComparison.Ordinal)
                    && File.Exists(Repository.At(target))
                    && reached.Add(target)
                )
                    open.Enqueue(target);
        }
        Assert.DoesNotContain(
            Page.All.Select(page => page.Path),
            path => path.StartsWith("docs/", StringComparison.Ordinal) && !reached.Contains(path)
        );
    }

    [Fact]
    public void The_readme_of_the_repository_leads_to_the_map_and_is_short()
    {
        Assert.Contains("docs/README.md", new Page("README.md").Links);
        Assert.True(File.ReadAllLines(Repository.At("README.md")).Length < 90);
    }
}
