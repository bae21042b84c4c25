module.exports = { displayName: 'orders-feature', preset: '../../../jest.preset.cjs' };
