module attributes {onnx.ir_version = 8 : si64, onnx.opset_import = [{version = 22 : si64}]} {
  func.func @main_graph(%x: tensor<1x4x5x5xf32> {onnx.name = "x"}, %f: tensor<2x4xf32> {onnx.name = "f"}, %h: tensor<1x2x3x3xf16> {onnx.name = "h"}, %b: tensor<1x2x3x3xbf16> {onnx.name = "b"}, %d: tensor<1x2x3x3xf64> {onnx.name = "d"}) -> (tensor<1x3x5x5xf32> {onnx.name = "y"}, tensor<1x3x5x5xf32> {onnx.name = "seen_too"}, tensor<1x3x5x5xf32> {onnx.name = "seen_y"}, tensor<1x3x5x5xf32> {onnx.name = "twice_y"}, tensor<1x2x5x5xf32> {onnx.name = "pad_y"}, tensor<1x4x4x4xf32> {onnx.name = "ahead_y"}, tensor<1x2x4x4xf32> {onnx.name = "middle_y"}, tensor<1x4x6x6xf32> {onnx.name = "up_y"}, tensor<2x4xf32> {onnx.name = "gemm_y"}, tensor<2x3xf32> {onnx.name = "matmul_y"}, tensor<1x8x5x5xf32> {onnx.name = "concat_y"}, tensor<1x4x5x5xf32> {onnx.name = "shared_too"}, tensor<1x4x5x5xf32> {onnx.name = "shared_y"}, tensor<1x2x2x2xf16> {onnx.name = "half_y"}, tensor<1x2x2x2xbf16> {onnx.name = "brain_y"}, tensor<1x2x2x2xf64> {onnx.name = "double_y"}, tensor<1x2x3x3xf16> {onnx.name = "large_y"}, tensor<1x3x5x5xf32> {onnx.name = "dead_y"}, tensor<2x3xf32> {onnx.name = "turned_y"}, tensor<1x3x5x5xf32> {onnx.name = "shaped_y"}) {
    %conv_w = "onnx.Initializer"() {onnx.outputs = ["conv_w"], value = dense<[[[[0.8113, 0.3725, 0.533], [0.8092, -0.4803, 0.2715], [0.8099, 0.7443, 0.1459]], [[-0.6612, -0.177, 0.9877], [-0.7935, -0.3617, 0.9001], [-0.1012, -0.5827, -0.3662]], [[0.8173, -0.3289, -0.1453], [0.2554, 0.6112, -0.0158], [-0.8371, 0.1464, -0.9298]], [[-0.811, -0.6193, 0.3869], [-0.4331, 0.3805, -0.6733], [-0.7646, -0.9533, 0.4116]]], [[[0.7182, -0.5607, -0.5249], [-0.974, 0.2897, -0.3985], [-0.7263, 0.2937, 0.1995]], [[-0.1052, -0.694, 0.2773], [0.1114, -0.1342, -0.6707], [0.8577, 0.7263, 0.3796]], [[0.992, 0.1607, -0.3104], [-0.7673, 0.2154, 0.039], [-0.1271, 0.9853, 0.679]], [[-0.7703, 0.7684, -0.996], [0.3029, -0.3693, 0.4596], [0.9051, 0.0607, 0.5258]]], [[[-0.8913, 0.3347, -0.7649], [-0.0896, -0.3329, -0.8538], [0.4945, -0.8135, -0.4854]], [[-0.8282, 0.3246, -0.398], [-0.9114, -0.9457, -0.5607], [0.0133, -0.9757, -0.9524]], [[0.3331, 0.0546, -0.7297], [-0.3758, -0.7479, -0.4499], [-0.2239, -0.564, -0.6049]], [[-0.5472, -0.3972, 0.11], [0.7724, 0.2959, -0.103], [-0.9935, -0.6229, 0.2684]]]]> : tensor<3x4x3x3xf32>} : () -> tensor<3x4x3x3xf32>
    %conv_b = "onnx.Initializer"() {onnx.outputs = ["conv_b"], value = dense<[-0.1899, 0.6942, 0.8177]> : tensor<3xf32>} : () -> tensor<3xf32>
    %norm_scale = "onnx.Initializer"() {onnx.outputs = ["norm_scale"], value = dense<[0.9447, 1.0467, 0.9473]> : tensor<3xf32>} : () -> tensor<3xf32>
    %norm_bias = "onnx.Initializer"() {onnx.outputs = ["norm_bias"], value = dense<[0.3529, -0.8026, -0.4476]> : tensor<3xf32>} : () -> tensor<3xf32>
    %norm_mean = "onnx.Initializer"() {onnx.outputs = ["norm_mean"], value = dense<[0.757, -0.2535, 0.9399]> : tensor<3xf32>} : () -> tensor<3xf32>
    %norm_var = "onnx.Initializer"() {onnx.outputs = ["norm_var"], value = dense<[0.9126, 1.7065, 1.0325]> : tensor<3xf32>} : () -> tensor<3xf32>
    %seen_w = "onnx.Initializer"() {onnx.outputs = ["seen_w"], value = dense<[[[[-0.8013]], [[0.1553]], [[-0.5774]], [[0.8358]]], [[[0.4018]], [[0.0585]], [[0.8452]], [[0.0941]]], [[[0.9334]], [[0.4297]], [[-0.6421]], [[-0.412]]]]> : tensor<3x4x1x1xf32>} : () -> tensor<3x4x1x1xf32>
    %seen_norm_scale = "onnx.Initializer"() {onnx.outputs = ["seen_norm_scale"], value = dense<[1.769, 0.6498, 1.9723]> : tensor<3xf32>} : () -> tensor<3xf32>
    %seen_norm_bias = "onnx.Initializer"() {onnx.outputs = ["seen_norm_bias"], value = dense<[-0.9175, 0.4994, 0.2365]> : tensor<3xf32>} : () -> tensor<3xf32>
    %seen_norm_mean = "onnx.Initializer"() {onnx.outputs = ["seen_norm_mean"], value = dense<[-0.1878, 0.2025, 0.1645]> : tensor<3xf32>} : () -> tensor<3xf32>
    %seen_norm_var = "onnx.Initializer"() {onnx.outputs = ["seen_norm_var"], value = dense<[0.8475, 0.7093, 0.2898]> : tensor<3xf32>} : () -> tensor<3xf32>
    %twice_w = "onnx.Initializer"() {onnx.outputs = ["twice_w"], value = dense<[[[[0.3101]], [[0.7611]], [[-0.2481]], [[0.716]]], [[[-0.2054]], [[-0.4913]], [[0.6014]], [[0.8529]]], [[[-0.8166]], [[0.7426]], [[-0.3617]], [[0.5489]]]]> : tensor<3x4x1x1xf32>} : () -> tensor<3x4x1x1xf32>
    %twice_norm_scale = "onnx.Initializer"() {onnx.outputs = ["twice_norm_scale"], value = dense<[0.9394, 1.9854, 1.005]> : tensor<3xf32>} : () -> tensor<3xf32>
    %twice_norm_bias = "onnx.Initializer"() {onnx.outputs = ["twice_norm_bias"], value = dense<[-0.5869, -0.8952, -0.7302]> : tensor<3xf32>} : () -> tensor<3xf32>
    %twice_norm_mean = "onnx.Initializer"() {onnx.outputs = ["twice_norm_mean"], value = dense<[-0.8175, 0.64, -0.9596]> : tensor<3xf32>} : () -> tensor<3xf32>
    %twice_norm_var = "onnx.Initializer"() {onnx.outputs = ["twice_norm_var"], value = dense<[0.4123, 0.6312, 0.455]> : tensor<3xf32>} : () -> tensor<3xf32>
    %twice_norm2_scale = "onnx.Initializer"() {onnx.outputs = ["twice_norm2_scale"], value = dense<[1.6634, 0.51, 1.522]> : tensor<3xf32>} : () -> tensor<3xf32>
    %twice_norm2_bias = "onnx.Initializer"() {onnx.outputs = ["twice_norm2_bias"], value = dense<[-0.3002, -0.7067, -0.5406]> : tensor<3xf32>} : () -> tensor<3xf32>
    %twice_norm2_mean = "onnx.Initializer"() {onnx.outputs = ["twice_norm2_mean"], value = dense<[0.0529, -0.5056, -0.2177]> : tensor<3xf32>} : () -> tensor<3xf32>
    %twice_norm2_var = "onnx.Initializer"() {onnx.outputs = ["twice_norm2_var"], value = dense<[0.8987, 1.1649, 1.4639]> : tensor<3xf32>} : () -> tensor<3xf32>
    %pad_norm_scale = "onnx.Initializer"() {onnx.outputs = ["pad_norm_scale"], value = dense<[0.9359, 1.4136, 1.5724, 0.9448]> : tensor<4xf32>} : () -> tensor<4xf32>
    %pad_norm_bias = "onnx.Initializer"() {onnx.outputs = ["pad_norm_bias"], value = dense<[0.5283, -0.8336, -0.0133, -0.295]> : tensor<4xf32>} : () -> tensor<4xf32>
    %pad_norm_mean = "onnx.Initializer"() {onnx.outputs = ["pad_norm_mean"], value = dense<[-0.7487, 0.3184, 0.7037, -0.0311]> : tensor<4xf32>} : () -> tensor<4xf32>
    %pad_norm_var = "onnx.Initializer"() {onnx.outputs = ["pad_norm_var"], value = dense<[0.8363, 1.8286, 1.9832, 1.3314]> : tensor<4xf32>} : () -> tensor<4xf32>
    %pad_w = "onnx.Initializer"() {onnx.outputs = ["pad_w"], value = dense<[[[[0.1225, 0.2782, 0.4062], [0.365, 0.0778, 0.5046], [0.493, 0.2907, 0.0581]], [[-0.2591, -0.5721, 0.0153], [-0.3859, -0.0582, -0.6414], [0.8116, -0.7423, 0.7588]], [[0.1336, 0.8205, 0.7634], [-0.6583, -0.4508, 0.9933], [0.3231, -0.8299, -0.4721]], [[-0.8082, -0.3915, -0.8485], [-0.9211, -0.9113, -0.0549], [0.4256, 0.0169, 0.3412]]], [[[0.3077, -0.7306, 0.4098], [0.0046, -0.1622, 0.9228], [-0.0888, 0.371, 0.5548]], [[-0.0327, -0.6934, -0.6201], [-0.4208, -0.6194, -0.198], [-0.8639, 0.5382, 0.5374]], [[0.2728, -0.7709, -0.5652], [0.7976, 0.7486, 0.4551], [0.7382, -0.5859, -0.4222]], [[-0.1286, -0.0533, -0.2719], [-0.5104, 0.6249, -0.6325], [0.1441, 0.6285, -0.6983]]]]> : tensor<2x4x3x3xf32>} : () -> tensor<2x4x3x3xf32>
    %pad_b = "onnx.Initializer"() {onnx.outputs = ["pad_b"], value = dense<[-0.3295, -0.2446]> : tensor<2xf32>} : () -> tensor<2xf32>
    %ahead_norm_scale = "onnx.Initializer"() {onnx.outputs = ["ahead_norm_scale"], value = dense<[0.9277, 1.8747, 1.8178, 0.693]> : tensor<4xf32>} : () -> tensor<4xf32>
    %ahead_norm_bias = "onnx.Initializer"() {onnx.outputs = ["ahead_norm_bias"], value = dense<[-0.8673, 0.1898, 0.0084, -0.9265]> : tensor<4xf32>} : () -> tensor<4xf32>
    %ahead_norm_mean = "onnx.Initializer"() {onnx.outputs = ["ahead_norm_mean"], value = dense<[0.7294, 0.7523, 0.1251, -0.8207]> : tensor<4xf32>} : () -> tensor<4xf32>
    %ahead_norm_var = "onnx.Initializer"() {onnx.outputs = ["ahead_norm_var"], value = dense<[0.5456, 1.7066, 1.4329, 1.0]> : tensor<4xf32>} : () -> tensor<4xf32>
    %ahead_w = "onnx.Initializer"() {onnx.outputs = ["ahead_w"], value = dense<[[[[0.8698, -0.9131], [0.3676, 0.663]], [[0.6513, -0.8088], [0.4084, 0.1277]]], [[[0.2564, -0.6835], [0.9262, 0.9364]], [[-0.7654, 0.1014], [0.0717, -0.1088]]], [[[-0.3282, -0.5246], [0.4608, 0.0205]], [[-0.0974, 0.0142], [-0.4284, 0.7967]]], [[[0.5357, -0.4743], [-0.3854, 0.0666]], [[0.2675, 0.8011], [0.8568, -0.8738]]]]> : tensor<4x2x2x2xf32>} : () -> tensor<4x2x2x2xf32>
    %ahead_b = "onnx.Initializer"() {onnx.outputs = ["ahead_b"], value = dense<[0.7313, -0.9723, 0.1557, 0.5432]> : tensor<4xf32>} : () -> tensor<4xf32>
    %first_w = "onnx.Initializer"() {onnx.outputs = ["first_w"], value = dense<[[[[-0.6436]], [[-0.5425]], [[-0.8572]], [[-0.1173]]], [[[0.668]], [[-0.9982]], [[0.5111]], [[-0.2217]]], [[[0.8721]], [[0.1222]], [[-0.0756]], [[-0.427]]]]> : tensor<3x4x1x1xf32>} : () -> tensor<3x4x1x1xf32>
    %middle_scale = "onnx.Initializer"() {onnx.outputs = ["middle_scale"], value = dense<[1.7723, 1.1965, 1.5461]> : tensor<3xf32>} : () -> tensor<3xf32>
    %middle_bias = "onnx.Initializer"() {onnx.outputs = ["middle_bias"], value = dense<[0.3219, 0.6377, -0.408]> : tensor<3xf32>} : () -> tensor<3xf32>
    %middle_mean = "onnx.Initializer"() {onnx.outputs = ["middle_mean"], value = dense<[-0.7905, -0.6221, 0.2437]> : tensor<3xf32>} : () -> tensor<3xf32>
    %middle_var = "onnx.Initializer"() {onnx.outputs = ["middle_var"], value = dense<[0.4144, 0.262, 0.8336]> : tensor<3xf32>} : () -> tensor<3xf32>
    %second_w = "onnx.Initializer"() {onnx.outputs = ["second_w"], value = dense<[[[[0.3261, -0.6391], [-0.4144, -0.7518]], [[0.9597, 0.8193], [0.9735, 0.2712]], [[-0.2431, -0.4473], [-0.3181, 0.5611]]], [[[0.087, -0.7373], [0.7672, 0.7135]], [[-0.9782, -0.8146], [0.0109, -0.05]], [[0.6531, -0.5793], [0.9669, -0.3026]]]]> : tensor<2x3x2x2xf32>} : () -> tensor<2x3x2x2xf32>
    %second_b = "onnx.Initializer"() {onnx.outputs = ["second_b"], value = dense<[-0.7049, 0.9592]> : tensor<2xf32>} : () -> tensor<2xf32>
    %up_w = "onnx.Initializer"() {onnx.outputs = ["up_w"], value = dense<[[[[0.5251, 0.5859], [-0.6579, 0.9288]], [[-0.3921, -0.0673], [0.7436, -0.762]]], [[[-0.9455, 0.2346], [0.019, 0.8962]], [[0.9432, -0.2701], [0.498, -0.9534]]], [[[0.4353, -0.1085], [-0.3627, -0.4293]], [[-0.0598, -0.0924], [-0.3786, -0.9496]]], [[[-0.9331, -0.9595], [0.6971, -0.1578]], [[-0.0806, 0.8339], [-0.8302, 0.6347]]]]> : tensor<4x2x2x2xf32>} : () -> tensor<4x2x2x2xf32>
    %up_b = "onnx.Initializer"() {onnx.outputs = ["up_b"], value = dense<[0.7796, -0.1408, 0.412, -0.9508]> : tensor<4xf32>} : () -> tensor<4xf32>
    %up_norm_scale = "onnx.Initializer"() {onnx.outputs = ["up_norm_scale"], value = dense<[1.0908, 0.5239, 1.6046, 1.9553]> : tensor<4xf32>} : () -> tensor<4xf32>
    %up_norm_bias = "onnx.Initializer"() {onnx.outputs = ["up_norm_bias"], value = dense<[0.8542, 0.0521, 0.6327, 0.3526]> : tensor<4xf32>} : () -> tensor<4xf32>
    %up_norm_mean = "onnx.Initializer"() {onnx.outputs = ["up_norm_mean"], value = dense<[-0.9891, -0.3703, -0.7963, -0.1393]> : tensor<4xf32>} : () -> tensor<4xf32>
    %up_norm_var = "onnx.Initializer"() {onnx.outputs = ["up_norm_var"], value = dense<[0.8008, 0.247, 0.2218, 0.411]> : tensor<4xf32>} : () -> tensor<4xf32>
    %gemm_w = "onnx.Initializer"() {onnx.outputs = ["gemm_w"], value = dense<[[0.1275, 0.6758, 0.2775, 0.7557], [-0.5407, -0.5019, -0.2564, -0.8602], [0.0453, -0.7655, -0.8698, 0.68], [-0.4981, -0.1002, -0.0754, -0.9119]]> : tensor<4x4xf32>} : () -> tensor<4x4xf32>
    %gemm_b = "onnx.Initializer"() {onnx.outputs = ["gemm_b"], value = dense<[-0.92, 0.7308, 0.8233, 0.5132]> : tensor<4xf32>} : () -> tensor<4xf32>
    %gemm_norm_scale = "onnx.Initializer"() {onnx.outputs = ["gemm_norm_scale"], value = dense<[1.1927, 0.7726, 0.7371, 1.2836]> : tensor<4xf32>} : () -> tensor<4xf32>
    %gemm_norm_bias = "onnx.Initializer"() {onnx.outputs = ["gemm_norm_bias"], value = dense<[-0.567, 0.2426, 0.9823, 0.8829]> : tensor<4xf32>} : () -> tensor<4xf32>
    %gemm_norm_mean = "onnx.Initializer"() {onnx.outputs = ["gemm_norm_mean"], value = dense<[-0.51, -0.523, -0.9185, 0.8487]> : tensor<4xf32>} : () -> tensor<4xf32>
    %gemm_norm_var = "onnx.Initializer"() {onnx.outputs = ["gemm_norm_var"], value = dense<[1.9411, 1.697, 1.5076, 1.2724]> : tensor<4xf32>} : () -> tensor<4xf32>
    %matmul_w = "onnx.Initializer"() {onnx.outputs = ["matmul_w"], value = dense<[[0.8384, -0.3717, -0.0149], [0.8377, 0.2133, -0.2802], [-0.6051, -0.4331, 0.7229], [0.1937, 0.4253, 0.688]]> : tensor<4x3xf32>} : () -> tensor<4x3xf32>
    %add_b = "onnx.Initializer"() {onnx.outputs = ["add_b"], value = dense<[0.4632, 0.0605, -0.8824]> : tensor<3xf32>} : () -> tensor<3xf32>
    %add_norm_scale = "onnx.Initializer"() {onnx.outputs = ["add_norm_scale"], value = dense<[1.6787, 0.8515, 0.7695]> : tensor<3xf32>} : () -> tensor<3xf32>
    %add_norm_bias = "onnx.Initializer"() {onnx.outputs = ["add_norm_bias"], value = dense<[-0.9321, 0.0075, 0.2598]> : tensor<3xf32>} : () -> tensor<3xf32>
    %add_norm_mean = "onnx.Initializer"() {onnx.outputs = ["add_norm_mean"], value = dense<[-0.7857, -0.7873, -0.0837]> : tensor<3xf32>} : () -> tensor<3xf32>
    %add_norm_var = "onnx.Initializer"() {onnx.outputs = ["add_norm_var"], value = dense<[1.1295, 0.6085, 1.831]> : tensor<3xf32>} : () -> tensor<3xf32>
    %concat_norm_scale = "onnx.Initializer"() {onnx.outputs = ["concat_norm_scale"], value = dense<[1.1531, 0.8742, 1.7008, 1.6696, 0.9654, 1.0229, 1.1406, 0.5975]> : tensor<8xf32>} : () -> tensor<8xf32>
    %concat_norm_bias = "onnx.Initializer"() {onnx.outputs = ["concat_norm_bias"], value = dense<[0.8018, -0.5918, -0.5656, 0.4437, -0.064, 0.3055, -0.7011, 0.3206]> : tensor<8xf32>} : () -> tensor<8xf32>
    %concat_norm_mean = "onnx.Initializer"() {onnx.outputs = ["concat_norm_mean"], value = dense<[0.9208, 0.9423, -0.9496, -0.7119, -0.5642, 0.1641, 0.023, -0.0341]> : tensor<8xf32>} : () -> tensor<8xf32>
    %concat_norm_var = "onnx.Initializer"() {onnx.outputs = ["concat_norm_var"], value = dense<[0.6625, 0.3964, 1.0319, 0.6056, 1.3944, 1.9638, 0.4422, 1.8109]> : tensor<8xf32>} : () -> tensor<8xf32>
    %shared_w = "onnx.Initializer"() {onnx.outputs = ["shared_w"], value = dense<[[[[0.8621]], [[-0.224]], [[-0.9414]], [[-0.3139]]], [[[-0.4857]], [[0.4467]], [[0.954]], [[0.9232]]], [[[-0.5649]], [[-0.5446]], [[-0.1656]], [[-0.4936]]], [[[0.3054]], [[0.233]], [[-0.9779]], [[-0.5262]]]]> : tensor<4x4x1x1xf32>} : () -> tensor<4x4x1x1xf32>
    %shared_norm_scale = "onnx.Initializer"() {onnx.outputs = ["shared_norm_scale"], value = dense<[1.1614, 1.1316, 1.6136, 0.6209]> : tensor<4xf32>} : () -> tensor<4xf32>
    %shared_norm_bias = "onnx.Initializer"() {onnx.outputs = ["shared_norm_bias"], value = dense<[-0.8241, -0.2081, -0.6414, -0.7497]> : tensor<4xf32>} : () -> tensor<4xf32>
    %shared_norm_mean = "onnx.Initializer"() {onnx.outputs = ["shared_norm_mean"], value = dense<[0.9432, 0.3752, -0.9111, 0.4964]> : tensor<4xf32>} : () -> tensor<4xf32>
    %shared_norm_var = "onnx.Initializer"() {onnx.outputs = ["shared_norm_var"], value = dense<[0.4134, 1.8935, 0.58, 0.7943]> : tensor<4xf32>} : () -> tensor<4xf32>
    %half_w = "onnx.Initializer"() {onnx.outputs = ["half_w"], value = dense<[[[[-0.9104, -0.5414], [-0.7252, 0.4363]], [[0.8983, -0.7816], [-0.496, 0.6665]]], [[[0.1244, 0.6757], [-0.3622, -0.8586]], [[-0.1138, -0.1673], [-0.7518, 0.2639]]]]> : tensor<2x2x2x2xf16>} : () -> tensor<2x2x2x2xf16>
    %half_b = "onnx.Initializer"() {onnx.outputs = ["half_b"], value = dense<[0.4715, 0.1351]> : tensor<2xf16>} : () -> tensor<2xf16>
    %half_norm_scale = "onnx.Initializer"() {onnx.outputs = ["half_norm_scale"], value = dense<[1.5352, 1.6056]> : tensor<2xf16>} : () -> tensor<2xf16>
    %half_norm_bias = "onnx.Initializer"() {onnx.outputs = ["half_norm_bias"], value = dense<[0.741, 0.4135]> : tensor<2xf16>} : () -> tensor<2xf16>
    %half_norm_mean = "onnx.Initializer"() {onnx.outputs = ["half_norm_mean"], value = dense<[-0.3722, 0.7593]> : tensor<2xf16>} : () -> tensor<2xf16>
    %half_norm_var = "onnx.Initializer"() {onnx.outputs = ["half_norm_var"], value = dense<[1.7883, 1.73]> : tensor<2xf16>} : () -> tensor<2xf16>
    %brain_w = "onnx.Initializer"() {onnx.outputs = ["brain_w"], value = dense<[[[[0.8403, -0.9896], [0.7334, 0.6858]], [[-0.3251, -0.664], [0.5711, 0.7273]]], [[[-0.1617, -0.8995], [-0.6964, -0.3972]], [[0.3227, 0.5673], [-0.7954, -0.8516]]]]> : tensor<2x2x2x2xbf16>} : () -> tensor<2x2x2x2xbf16>
    %brain_b = "onnx.Initializer"() {onnx.outputs = ["brain_b"], value = dense<[0.2632, -0.0932]> : tensor<2xbf16>} : () -> tensor<2xbf16>
    %brain_norm_scale = "onnx.Initializer"() {onnx.outputs = ["brain_norm_scale"], value = dense<[1.2618, 1.8782]> : tensor<2xbf16>} : () -> tensor<2xbf16>
    %brain_norm_bias = "onnx.Initializer"() {onnx.outputs = ["brain_norm_bias"], value = dense<[-0.9723, 0.311]> : tensor<2xbf16>} : () -> tensor<2xbf16>
    %brain_norm_mean = "onnx.Initializer"() {onnx.outputs = ["brain_norm_mean"], value = dense<[-0.2374, 0.1108]> : tensor<2xbf16>} : () -> tensor<2xbf16>
    %brain_norm_var = "onnx.Initializer"() {onnx.outputs = ["brain_norm_var"], value = dense<[0.5736, 1.6758]> : tensor<2xbf16>} : () -> tensor<2xbf16>
    %double_w = "onnx.Initializer"() {onnx.outputs = ["double_w"], value = dense<[[[[-0.1946, -0.0356], [0.2442, -0.1677]], [[-0.7297, 0.0382], [-0.7272, -0.0313]]], [[[0.3679, 0.7638], [0.0319, 0.066]], [[0.0887, 0.1282], [-0.5009, -0.2316]]]]> : tensor<2x2x2x2xf64>} : () -> tensor<2x2x2x2xf64>
    %double_b = "onnx.Initializer"() {onnx.outputs = ["double_b"], value = dense<[-0.8626, -0.8331]> : tensor<2xf64>} : () -> tensor<2xf64>
    %double_norm_scale = "onnx.Initializer"() {onnx.outputs = ["double_norm_scale"], value = dense<[1.6774, 0.6938]> : tensor<2xf64>} : () -> tensor<2xf64>
    %double_norm_bias = "onnx.Initializer"() {onnx.outputs = ["double_norm_bias"], value = dense<[-0.9198, 0.9469]> : tensor<2xf64>} : () -> tensor<2xf64>
    %double_norm_mean = "onnx.Initializer"() {onnx.outputs = ["double_norm_mean"], value = dense<[-0.7384, -0.7834]> : tensor<2xf64>} : () -> tensor<2xf64>
    %double_norm_var = "onnx.Initializer"() {onnx.outputs = ["double_norm_var"], value = dense<[0.4286, 1.0565]> : tensor<2xf64>} : () -> tensor<2xf64>
    %large_w = "onnx.Initializer"() {onnx.outputs = ["large_w"], value = dense<[[[[355.5941]], [[325.5571]]], [[[377.8737]], [[377.6426]]]]> : tensor<2x2x1x1xf16>} : () -> tensor<2x2x1x1xf16>
    %large_norm_scale = "onnx.Initializer"() {onnx.outputs = ["large_norm_scale"], value = dense<[246.6235, 218.575]> : tensor<2xf16>} : () -> tensor<2xf16>
    %large_norm_bias = "onnx.Initializer"() {onnx.outputs = ["large_norm_bias"], value = dense<[-0.7265, 0.762]> : tensor<2xf16>} : () -> tensor<2xf16>
    %large_norm_mean = "onnx.Initializer"() {onnx.outputs = ["large_norm_mean"], value = dense<[-0.6135, 0.825]> : tensor<2xf16>} : () -> tensor<2xf16>
    %large_norm_var = "onnx.Initializer"() {onnx.outputs = ["large_norm_var"], value = dense<[0.8377, 1.939]> : tensor<2xf16>} : () -> tensor<2xf16>
    %dead_w = "onnx.Initializer"() {onnx.outputs = ["dead_w"], value = dense<[[[[-0.3454]], [[0.4457]], [[-0.9003]], [[-0.3409]]], [[[0.0]], [[0.0]], [[0.0]], [[0.0]]], [[[0.9044]], [[0.3807]], [[-0.1177]], [[-0.6395]]]]> : tensor<3x4x1x1xf32>} : () -> tensor<3x4x1x1xf32>
    %dead_norm_scale = "onnx.Initializer"() {onnx.outputs = ["dead_norm_scale"], value = dense<[0.0, 1.6629, 1.3427]> : tensor<3xf32>} : () -> tensor<3xf32>
    %dead_norm_bias = "onnx.Initializer"() {onnx.outputs = ["dead_norm_bias"], value = dense<[-0.6055, 0.2282, 0.2673]> : tensor<3xf32>} : () -> tensor<3xf32>
    %dead_norm_mean = "onnx.Initializer"() {onnx.outputs = ["dead_norm_mean"], value = dense<[-0.1401, -0.6237, 0.4902]> : tensor<3xf32>} : () -> tensor<3xf32>
    %dead_norm_var = "onnx.Initializer"() {onnx.outputs = ["dead_norm_var"], value = dense<[0.4939, 0.2805, 1.4283]> : tensor<3xf32>} : () -> tensor<3xf32>
    %turned_w = "onnx.Initializer"() {onnx.outputs = ["turned_w"], value = dense<[[0.5982, -0.3482, -0.519, 0.6451], [-0.7699, -0.0475, 0.1158, 0.2227], [-0.7091, 0.2613, 0.0012, 0.7022]]> : tensor<3x4xf32>} : () -> tensor<3x4xf32>
    %turned_b = "onnx.Initializer"() {onnx.outputs = ["turned_b"], value = dense<-0.9433> : tensor<f32>} : () -> tensor<f32>
    %turned_norm_scale = "onnx.Initializer"() {onnx.outputs = ["turned_norm_scale"], value = dense<[1.9358, 0.759, 1.72]> : tensor<3xf32>} : () -> tensor<3xf32>
    %turned_norm_bias = "onnx.Initializer"() {onnx.outputs = ["turned_norm_bias"], value = dense<[0.0146, 0.6714, -0.6343]> : tensor<3xf32>} : () -> tensor<3xf32>
    %turned_norm_mean = "onnx.Initializer"() {onnx.outputs = ["turned_norm_mean"], value = dense<[-0.357, -0.8256, 0.5574]> : tensor<3xf32>} : () -> tensor<3xf32>
    %turned_norm_var = "onnx.Initializer"() {onnx.outputs = ["turned_norm_var"], value = dense<[1.1611, 0.569, 0.545]> : tensor<3xf32>} : () -> tensor<3xf32>
    %shaped_w = "onnx.Initializer"() {onnx.outputs = ["shaped_w"], value = dense<[[-0.8381, -0.5997, 0.1202, -0.1247], [0.4085, -0.8474, 0.679, 0.9642], [0.4794, 0.4863, 0.6995, -0.8102]]> : tensor<3x4xf32>} : () -> tensor<3x4xf32>
    %shaped_dims = "onnx.Initializer"() {onnx.outputs = ["shaped_dims"], value = dense<[3, 4, 1, 1]> : tensor<4xi64>} : () -> tensor<4xi64>
    %zero = "onnx.Initializer"() {onnx.outputs = ["zero"], value = dense<0.0> : tensor<f64>} : () -> tensor<f64>
    %zeros_dims = "onnx.Initializer"() {onnx.outputs = ["zeros_dims"], value = dense<3> : tensor<1xi64>} : () -> tensor<1xi64>
    %shaped_norm_scale = "onnx.Initializer"() {onnx.outputs = ["shaped_norm_scale"], value = dense<[1.1919, 0.619, 1.6724]> : tensor<3xf32>} : () -> tensor<3xf32>
    %shaped_norm_bias = "onnx.Initializer"() {onnx.outputs = ["shaped_norm_bias"], value = dense<[0.0759, -0.787, -0.1105]> : tensor<3xf32>} : () -> tensor<3xf32>
    %shaped_norm_mean = "onnx.Initializer"() {onnx.outputs = ["shaped_norm_mean"], value = dense<[0.5537, 0.1041, -0.757]> : tensor<3xf32>} : () -> tensor<3xf32>
    %shaped_norm_var = "onnx.Initializer"() {onnx.outputs = ["shaped_norm_var"], value = dense<[1.8863, 0.3015, 1.7176]> : tensor<3xf32>} : () -> tensor<3xf32>
    %none = "onnx.NoValue"() : () -> none
    %conv = "onnx.Conv"(%x, %conv_w, %conv_b) {onnx_node_name = "conv", kernel_shape = array<i64: 3, 3>, pads = array<i64: 1, 1, 1, 1>} : (tensor<1x4x5x5xf32>, tensor<3x4x3x3xf32>, tensor<3xf32>) -> tensor<1x3x5x5xf32>
    %norm = "onnx.BatchNormalization"(%conv, %norm_scale, %norm_bias, %norm_mean, %norm_var) {onnx_node_name = "norm", epsilon = 1.000000e-01 : f32} : (tensor<1x3x5x5xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<1x3x5x5xf32>
    %relu = "onnx.Relu"(%norm) {onnx_node_name = "relu"} : (tensor<1x3x5x5xf32>) -> tensor<1x3x5x5xf32>
    %seen = "onnx.Conv"(%x, %seen_w, %none) {onnx_node_name = "seen"} : (tensor<1x4x5x5xf32>, tensor<3x4x1x1xf32>, none) -> tensor<1x3x5x5xf32>
    %seen_tanh = "onnx.Tanh"(%seen) {onnx_node_name = "seen_tanh"} : (tensor<1x3x5x5xf32>) -> tensor<1x3x5x5xf32>
    %seen_norm = "onnx.BatchNormalization"(%seen, %seen_norm_scale, %seen_norm_bias, %seen_norm_mean, %seen_norm_var) {onnx_node_name = "seen_norm"} : (tensor<1x3x5x5xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<1x3x5x5xf32>
    %twice = "onnx.Conv"(%x, %twice_w, %none) {onnx_node_name = "twice"} : (tensor<1x4x5x5xf32>, tensor<3x4x1x1xf32>, none) -> tensor<1x3x5x5xf32>
    %twice_norm = "onnx.BatchNormalization"(%twice, %twice_norm_scale, %twice_norm_bias, %twice_norm_mean, %twice_norm_var) {onnx_node_name = "twice_norm"} : (tensor<1x3x5x5xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<1x3x5x5xf32>
    %twice_norm2 = "onnx.BatchNormalization"(%twice_norm, %twice_norm2_scale, %twice_norm2_bias, %twice_norm2_mean, %twice_norm2_var) {onnx_node_name = "twice_norm2"} : (tensor<1x3x5x5xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<1x3x5x5xf32>
    %pad_sigmoid = "onnx.Sigmoid"(%x) {onnx_node_name = "pad_sigmoid"} : (tensor<1x4x5x5xf32>) -> tensor<1x4x5x5xf32>
    %pad_norm = "onnx.BatchNormalization"(%pad_sigmoid, %pad_norm_scale, %pad_norm_bias, %pad_norm_mean, %pad_norm_var) {onnx_node_name = "pad_norm"} : (tensor<1x4x5x5xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x5x5xf32>
    %pad = "onnx.Conv"(%pad_norm, %pad_w, %pad_b) {onnx_node_name = "pad", pads = array<i64: 1, 1, 1, 1>} : (tensor<1x4x5x5xf32>, tensor<2x4x3x3xf32>, tensor<2xf32>) -> tensor<1x2x5x5xf32>
    %ahead_elu = "onnx.Elu"(%x) {onnx_node_name = "ahead_elu"} : (tensor<1x4x5x5xf32>) -> tensor<1x4x5x5xf32>
    %ahead_norm = "onnx.BatchNormalization"(%ahead_elu, %ahead_norm_scale, %ahead_norm_bias, %ahead_norm_mean, %ahead_norm_var) {onnx_node_name = "ahead_norm"} : (tensor<1x4x5x5xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x5x5xf32>
    %ahead = "onnx.Conv"(%ahead_norm, %ahead_w, %ahead_b) {onnx_node_name = "ahead", group = 2 : si64} : (tensor<1x4x5x5xf32>, tensor<4x2x2x2xf32>, tensor<4xf32>) -> tensor<1x4x4x4xf32>
    %first = "onnx.Conv"(%x, %first_w, %none) {onnx_node_name = "first"} : (tensor<1x4x5x5xf32>, tensor<3x4x1x1xf32>, none) -> tensor<1x3x5x5xf32>
    %middle = "onnx.BatchNormalization"(%first, %middle_scale, %middle_bias, %middle_mean, %middle_var) {onnx_node_name = "middle"} : (tensor<1x3x5x5xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<1x3x5x5xf32>
    %second = "onnx.Conv"(%middle, %second_w, %second_b) {onnx_node_name = "second"} : (tensor<1x3x5x5xf32>, tensor<2x3x2x2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
    %up = "onnx.ConvTranspose"(%x, %up_w, %up_b) {onnx_node_name = "up", group = 2 : si64} : (tensor<1x4x5x5xf32>, tensor<4x2x2x2xf32>, tensor<4xf32>) -> tensor<1x4x6x6xf32>
    %up_norm = "onnx.BatchNormalization"(%up, %up_norm_scale, %up_norm_bias, %up_norm_mean, %up_norm_var) {onnx_node_name = "up_norm"} : (tensor<1x4x6x6xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x6x6xf32>
    %gemm = "onnx.Gemm"(%f, %gemm_w, %gemm_b) {onnx_node_name = "gemm", alpha = 5.000000e-01 : f32, beta = 2.000000e+00 : f32, transB = 1 : si64} : (tensor<2x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<2x4xf32>
    %gemm_norm = "onnx.BatchNormalization"(%gemm, %gemm_norm_scale, %gemm_norm_bias, %gemm_norm_mean, %gemm_norm_var) {onnx_node_name = "gemm_norm"} : (tensor<2x4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<2x4xf32>
    %matmul = "onnx.MatMul"(%f, %matmul_w) {onnx_node_name = "matmul"} : (tensor<2x4xf32>, tensor<4x3xf32>) -> tensor<2x3xf32>
    %add = "onnx.Add"(%matmul, %add_b) {onnx_node_name = "add"} : (tensor<2x3xf32>, tensor<3xf32>) -> tensor<2x3xf32>
    %add_norm = "onnx.BatchNormalization"(%add, %add_norm_scale, %add_norm_bias, %add_norm_mean, %add_norm_var) {onnx_node_name = "add_norm"} : (tensor<2x3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<2x3xf32>
    %left = "onnx.Relu"(%x) {onnx_node_name = "left"} : (tensor<1x4x5x5xf32>) -> tensor<1x4x5x5xf32>
    %right = "onnx.Tanh"(%x) {onnx_node_name = "right"} : (tensor<1x4x5x5xf32>) -> tensor<1x4x5x5xf32>
    %concat = "onnx.Concat"(%left, %right) {onnx_node_name = "concat", axis = 1 : si64} : (tensor<1x4x5x5xf32>, tensor<1x4x5x5xf32>) -> tensor<1x8x5x5xf32>
    %concat_norm = "onnx.BatchNormalization"(%concat, %concat_norm_scale, %concat_norm_bias, %concat_norm_mean, %concat_norm_var) {onnx_node_name = "concat_norm"} : (tensor<1x8x5x5xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<1x8x5x5xf32>
    %shared = "onnx.Conv"(%x, %shared_w, %none) {onnx_node_name = "shared"} : (tensor<1x4x5x5xf32>, tensor<4x4x1x1xf32>, none) -> tensor<1x4x5x5xf32>
    %shared_other = "onnx.Conv"(%right, %shared_w, %none) {onnx_node_name = "shared_other"} : (tensor<1x4x5x5xf32>, tensor<4x4x1x1xf32>, none) -> tensor<1x4x5x5xf32>
    %shared_norm = "onnx.BatchNormalization"(%shared, %shared_norm_scale, %shared_norm_bias, %shared_norm_mean, %shared_norm_var) {onnx_node_name = "shared_norm"} : (tensor<1x4x5x5xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x5x5xf32>
    %half = "onnx.Conv"(%h, %half_w, %half_b) {onnx_node_name = "half"} : (tensor<1x2x3x3xf16>, tensor<2x2x2x2xf16>, tensor<2xf16>) -> tensor<1x2x2x2xf16>
    %half_norm = "onnx.BatchNormalization"(%half, %half_norm_scale, %half_norm_bias, %half_norm_mean, %half_norm_var) {onnx_node_name = "half_norm"} : (tensor<1x2x2x2xf16>, tensor<2xf16>, tensor<2xf16>, tensor<2xf16>, tensor<2xf16>) -> tensor<1x2x2x2xf16>
    %brain = "onnx.Conv"(%b, %brain_w, %brain_b) {onnx_node_name = "brain"} : (tensor<1x2x3x3xbf16>, tensor<2x2x2x2xbf16>, tensor<2xbf16>) -> tensor<1x2x2x2xbf16>
    %brain_norm = "onnx.BatchNormalization"(%brain, %brain_norm_scale, %brain_norm_bias, %brain_norm_mean, %brain_norm_var) {onnx_node_name = "brain_norm"} : (tensor<1x2x2x2xbf16>, tensor<2xbf16>, tensor<2xbf16>, tensor<2xbf16>, tensor<2xbf16>) -> tensor<1x2x2x2xbf16>
    %double = "onnx.Conv"(%d, %double_w, %double_b) {onnx_node_name = "double"} : (tensor<1x2x3x3xf64>, tensor<2x2x2x2xf64>, tensor<2xf64>) -> tensor<1x2x2x2xf64>
    %double_norm = "onnx.BatchNormalization"(%double, %double_norm_scale, %double_norm_bias, %double_norm_mean, %double_norm_var) {onnx_node_name = "double_norm"} : (tensor<1x2x2x2xf64>, tensor<2xf64>, tensor<2xf64>, tensor<2xf64>, tensor<2xf64>) -> tensor<1x2x2x2xf64>
    %large = "onnx.Conv"(%h, %large_w, %none) {onnx_node_name = "large"} : (tensor<1x2x3x3xf16>, tensor<2x2x1x1xf16>, none) -> tensor<1x2x3x3xf16>
    %large_norm = "onnx.BatchNormalization"(%large, %large_norm_scale, %large_norm_bias, %large_norm_mean, %large_norm_var) {onnx_node_name = "large_norm"} : (tensor<1x2x3x3xf16>, tensor<2xf16>, tensor<2xf16>, tensor<2xf16>, tensor<2xf16>) -> tensor<1x2x3x3xf16>
    %dead = "onnx.Conv"(%x, %dead_w, %none) {onnx_node_name = "dead"} : (tensor<1x4x5x5xf32>, tensor<3x4x1x1xf32>, none) -> tensor<1x3x5x5xf32>
    %dead_norm = "onnx.BatchNormalization"(%dead, %dead_norm_scale, %dead_norm_bias, %dead_norm_mean, %dead_norm_var) {onnx_node_name = "dead_norm"} : (tensor<1x3x5x5xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<1x3x5x5xf32>
    %turned_t = "onnx.Transpose"(%turned_w) {onnx_node_name = "turned_t", perm = array<i64: 1, 0>} : (tensor<3x4xf32>) -> tensor<4x3xf32>
    %turned = "onnx.MatMul"(%f, %turned_t) {onnx_node_name = "turned"} : (tensor<2x4xf32>, tensor<4x3xf32>) -> tensor<2x3xf32>
    %turned_add = "onnx.Add"(%turned, %turned_b) {onnx_node_name = "turned_add"} : (tensor<2x3xf32>, tensor<f32>) -> tensor<2x3xf32>
    %turned_norm = "onnx.BatchNormalization"(%turned_add, %turned_norm_scale, %turned_norm_bias, %turned_norm_mean, %turned_norm_var) {onnx_node_name = "turned_norm"} : (tensor<2x3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<2x3xf32>
    %shaped_r = "onnx.Reshape"(%shaped_w, %shaped_dims) {onnx_node_name = "shaped_r"} : (tensor<3x4xf32>, tensor<4xi64>) -> tensor<3x4x1x1xf32>
    %zero_f = "onnx.CastLike"(%zero, %x) {onnx_node_name = "zero_f"} : (tensor<f64>, tensor<1x4x5x5xf32>) -> tensor<f32>
    %zeros = "onnx.Expand"(%zero_f, %zeros_dims) {onnx_node_name = "zeros"} : (tensor<f32>, tensor<1xi64>) -> tensor<3xf32>
    %shaped = "onnx.Conv"(%x, %shaped_r, %zeros) {onnx_node_name = "shaped"} : (tensor<1x4x5x5xf32>, tensor<3x4x1x1xf32>, tensor<3xf32>) -> tensor<1x3x5x5xf32>
    %shaped_norm = "onnx.BatchNormalization"(%shaped, %shaped_norm_scale, %shaped_norm_bias, %shaped_norm_mean, %shaped_norm_var) {onnx_node_name = "shaped_norm"} : (tensor<1x3x5x5xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<1x3x5x5xf32>
    return %relu, %seen_tanh, %seen_norm, %twice_norm2, %pad, %ahead, %second, %up_norm, %gemm_norm, %add_norm, %concat_norm, %shared_other, %shared_norm, %half_norm, %brain_norm, %double_norm, %large_norm, %dead_norm, %turned_norm, %shaped_norm : tensor<1x3x5x5xf32>, tensor<1x3x5x5xf32>, tensor<1x3x5x5xf32>, tensor<1x3x5x5xf32>, tensor<1x2x5x5xf32>, tensor<1x4x4x4xf32>, tensor<1x2x4x4xf32>, tensor<1x4x6x6xf32>, tensor<2x4xf32>, tensor<2x3xf32>, tensor<1x8x5x5xf32>, tensor<1x4x5x5xf32>, tensor<1x4x5x5xf32>, tensor<1x2x2x2xf16>, tensor<1x2x2x2xbf16>, tensor<1x2x2x2xf64>, tensor<1x2x3x3xf16>, tensor<1x3x5x5xf32>, tensor<2x3xf32>, tensor<1x3x5x5xf32>
  }
}
