"""Where the text of an article comes from: a file, standard input, a web page. Text out, or one sentence why not."""
