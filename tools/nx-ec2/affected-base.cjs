require('@shop/compile').load(__dirname, 'affected-base');
