// Browsers share two cores badly; one page at a time tells of faults of the product only.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
