Console.WriteLine("gaitsense");
