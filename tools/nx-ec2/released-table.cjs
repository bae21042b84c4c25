require('@shop/compile').load(__dirname, 'released-table');
