// Program: bundles the app in the folder that is given into the same folder below dist.
require('@shop/compile').load(__dirname, 'bundle');
