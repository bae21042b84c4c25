module.exports = { displayName: 'orders-contract', preset: '../../../jest.preset.cjs' };
