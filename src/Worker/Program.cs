using FreshnessCrawler.Worker.Commands;

return await CrawlerCommandLine.InvokeAsync(args);
